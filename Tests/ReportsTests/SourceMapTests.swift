import Reports
import Testing

struct SourceMapTests {
    /// Every piece that is verbatim must stand so in the source, and the text of every passage must be found there.
    private func faults(of report: Report, in source: [UInt8]) throws -> [String] {
        let map = try #require(report.source)
        let text = Array(report.text.utf8)
        var faults: [String] = []
        var last = 0
        for piece in map.pieces {
            if piece.text.lowerBound < last { faults.append("\(piece.text) overlaps") }
            last = piece.text.upperBound
            guard piece.source.upperBound <= source.count, piece.text.upperBound <= text.count else {
                return faults + ["\(piece) is out of bounds"]
            }
            guard piece.text.count == piece.source.count else { continue }
            if !text[piece.text].elementsEqual(source[piece.source]) { faults.append("\(piece) is not the same") }
        }
        return faults
    }

    private func words(_ needle: String, of report: Report, in source: [UInt8]) throws -> String {
        let text = Array(report.text.utf8)
        let start = try #require(
            text.indices.first { text[$0...].starts(with: needle.utf8) }, "\(needle) is not in the text")
        let range = try #require(report.source?.source(of: start..<start + needle.utf8.count))
        return String(decoding: source[range], as: UTF8.self)
    }

    @Test func aPage() throws {
        let page = Array(
            """
            <html><head><title>Radio</title></head><body><nav><a href="/">Home</a></nav><article><h1>Soldiers Seize
            Radio</h1><p>BAMAKO  (AFP) &mdash; Soldiers <b>seized</b> the
               radio&nbsp;station in Ménaka 🇲🇱 on Monday, residents said.</p><p>&#8220;It is over&#8221;, they said on the radio.</p>
            </article></body></html>
            """.utf8)
        let report = try Samples.read(page)
        #expect(try faults(of: report, in: page).isEmpty)
        #expect(try words("seized", of: report, in: page) == "seized")
        #expect(try words("—", of: report, in: page) == "&mdash;")
        #expect(try words("Ménaka", of: report, in: page) == "Ménaka")
        #expect(try words("the radio station", of: report, in: page) == "the\n   radio&nbsp;station")
        #expect(try words("“It", of: report, in: page) == "&#8220;It")
        let home = try #require(report.aside.first { $0.text == "Home" })
        #expect(home.role == .chrome)
        #expect(String(decoding: page[try #require(home.source)], as: UTF8.self) == "Home")
        #expect(report.text.contains("🇲🇱"))
    }

    @Test func textWithMarkAndWrappedLines() throws {
        let text: [UInt8] =
            [0xEF, 0xBB, 0xBF]
            + Array("The  army left the\r\ntown on Friday, the\r\nmayor of Ménaka said.\r\n\r\nIt was over.".utf8)
        let report = try Samples.read(text)
        #expect(report.text == "The army left the town on Friday, the mayor of Ménaka said.\n\nIt was over.")
        #expect(try faults(of: report, in: text).isEmpty)
        #expect(try words("Ménaka", of: report, in: text) == "Ménaka")
        #expect(try words("It was", of: report, in: text) == "It was")
    }

    @Test func charsetsWithOneByteOrTwo() throws {
        let sentence = "Les rebelles ont quitté Ménaka mardi."
        let latin = sentence.unicodeScalars.map { UInt8($0.value) }
        let report = try Samples.read(latin)
        let text = Array(report.text.utf8)
        let start = try #require(text.indices.first { text[$0...].starts(with: "Ménaka".utf8) })
        #expect(report.source?.source(of: start..<start + 7) == 24..<30)
        let wide: [UInt8] = [0xFF, 0xFE] + sentence.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        #expect(try Samples.read(wide).source?.source(of: start..<start + 7) == 50..<62)
    }

    @Test func repairsKeepTheirPlace() throws {
        let text = Array("“Quoted” – in Ménaka ".utf8) + [0xFF] + Array(" it ends.".utf8)
        let report = try Samples.read(text)
        #expect(try faults(of: report, in: text).isEmpty)
        #expect(try words("it ends.", of: report, in: text) == "it ends.")
    }

    @Test func randomPages() throws {
        let pieces = [
            "<p>", "</p>", "<b>", "</b>", " ", "\n\n", "&amp;", "&#8212;", "word ", "Ménaka", "🇲🇱", "<br><br>",
            "<i hidden>",
            "</i>", "\u{AD}", "&nbsp;", "<h1>", "</h1>", "The army left the town on Friday. ",
        ]
        var state: UInt64 = 7
        for _ in 0..<300 {
            var page = "<html>"
            for _ in 0..<25 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                page += pieces[Int(state >> 33) % pieces.count]
            }
            let bytes = Array(page.utf8)
            guard let report = try? Samples.read(bytes) else { continue }
            #expect(try faults(of: report, in: bytes).isEmpty, "\(page)")
        }
    }
}
