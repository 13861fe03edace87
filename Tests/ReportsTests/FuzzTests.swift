import Reports
import Testing

/// Reads what no site would send; every report that comes out must hold together.
struct FuzzTests {
    private struct Noise: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }

    private static let pieces = [
        "<p>", "</p>", "<div class='ad'>", "<div>", "</div>", "<br>", "<b", ">", "</", "<!--", "-->", "<script>",
        "</script>",
        "<table><tr><td>", "<h1>", "</h1>", "<li>", "<a href=\"", "\">", "&amp;", "&#x1F600;", "&bogus;", "&#0;",
        "<![CDATA[",
        "Troops left Gao on Friday. ", "BAMAKO, 18 August 2020 (X) - ", "é", "—", " ", "\n", "\n\n", "\u{0}", "\u{7}",
        "\u{202E}",
        "FILE: ", "By Jane Doe", "30 June 2023", "<meta charset=", "latin1", "<form>", "<svg>", "<title>", "<style>",
        "「", "🇲🇱",
        "<body>", "</html>", "<frameset>", "<p hidden>", "<figcaption>", "NATO — ", "a: ", "- ",
        "<time datetime=2023-06-30>",
    ]

    private func check(_ bytes: [UInt8], _ note: @autoclosure () -> String) {
        guard let report = try? Samples.read(bytes) else { return }
        #expect(report.faults.isEmpty, "\(note())")
    }

    @Test func randomBytes() {
        var noise = Noise(state: 1)
        for round in 0..<400 {
            let bytes = (0..<Int.random(in: 0...300, using: &noise)).map { _ in UInt8.random(in: 0...255, using: &noise)
            }
            check(bytes, "round \(round)")
            check(Array("<html>".utf8) + bytes.filter { $0 != 0 }, "round \(round), as a page")
            check(Array("<meta charset=windows-1252>".utf8) + bytes.filter { $0 != 0 }, "round \(round), as Latin")
            check([0xFF, 0xFE] + bytes, "round \(round), as UTF-16")
        }
    }

    @Test func randomMarkup() {
        var noise = Noise(state: 2)
        for round in 0..<600 {
            let count = Int.random(in: 1...60, using: &noise)
            let text = (0..<count).map { _ in Self.pieces.randomElement(using: &noise) ?? "" }.joined()
            check(Array(text.utf8), "round \(round): \(text)")
            check(Array(("<html>" + text.replacing("\u{0}", with: "")).utf8), "round \(round): \(text)")
        }
    }

    @Test func mutatedPages() {
        var noise = Noise(state: 3)
        let page = Array(
            """
            <!DOCTYPE html><html><head><meta charset="utf-8"><title>Radio</title></head>
            <body><div id="nav"><a href="/">Home</a>
            </div><article><h1>Soldiers Seize Radio</h1>
            <p>BAMAKO, 18 August 2020 (Agency) — Soldiers seized the radio.</p>
            <figure><figcaption>A patrol.</figcaption></figure>
            <p>The président left &ndash; at last.</p></article></body></html>
            """.utf8)
        for round in 0..<600 {
            var bytes = page
            for _ in 0..<Int.random(in: 1...12, using: &noise) {
                let index = Int.random(in: 0..<bytes.count, using: &noise)
                switch Int.random(in: 0...3, using: &noise) {
                case 0: bytes.remove(at: index)
                case 1: bytes[index] = UInt8.random(in: 1...255, using: &noise)
                case 2: bytes.insert(UInt8.random(in: 1...255, using: &noise), at: index)
                default: bytes.removeSubrange(index..<min(bytes.count, index + 20))
                }
            }
            check(bytes, "round \(round)")
        }
    }

    @Test func sameBytesGiveTheSameReport() throws {
        var noise = Noise(state: 4)
        for _ in 0..<100 {
            let text = "<html>" + (0..<30).map { _ in Self.pieces.randomElement(using: &noise) ?? "" }.joined()
            let bytes = Array(text.replacing("\u{0}", with: "").utf8)
            #expect((try? Samples.read(bytes)) == (try? Samples.read(bytes)))
        }
    }

    /// Records of every form, cut, doubled and changed.
    @Test(arguments: InputFormat.allCases)
    func mutatedStreams(format: InputFormat) {
        var noise = Noise(state: 5)
        let reader = ReportReader(phrases: Samples.phrases)
        for seed in Self.seeds {
            for round in 0..<60 {
                var bytes = Array(seed.utf8)
                for _ in 0..<Int.random(in: 0...8, using: &noise) where !bytes.isEmpty {
                    let index = Int.random(in: 0..<bytes.count, using: &noise)
                    switch Int.random(in: 0...3, using: &noise) {
                    case 0: bytes[index] = UInt8.random(in: 0...255, using: &noise)
                    case 1: bytes.removeSubrange(index..<min(bytes.count, index + 9))
                    case 2: bytes.insert(contentsOf: bytes[index..<min(bytes.count, index + 30)], at: index)
                    default: bytes.insert(contentsOf: Array(",\"{<\n".utf8), at: index)
                    }
                }
                let stream = reader.reports(in: MemorySource(bytes), id: "fuzz", format: round % 2 == 0 ? format : nil)
                for case .success(let report) in stream { #expect(report.faults.isEmpty, "round \(round)") }
            }
        }
    }

    private static let seeds = [
        "{\"id\": \"1\", \"text\": \"The army left.\\n\\nIt was over.\"}\n{\"html\": \"<p>It left.</p>\"}\n",
        "id,date,notes\n1,30 June 2023,\"The \"\"army\"\"\nleft.\"\n2,,It left.\n",
        "<rss><channel><title>T</title><item><title>A</title><description><![CDATA[<p>It left.</p>]]></description></item>"
            + "<item><title>B &amp; C</title></item></channel></rss>",
        "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 40\r\n\r\nHTTP/1.1 200 OK\r\n\r\n<p>The army left.</p>\r\n\r\n"
            + "WARC/1.0\r\nWARC-Type: conversion\r\nContent-Length: 8\r\n\r\nIt left.\r\n\r\n",
    ]
}
