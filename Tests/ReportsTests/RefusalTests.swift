import Reports
import Testing

struct RefusalTests {
    @Test(
        arguments: [
            (Array("%PDF-1.7 stream".utf8), "a PDF"), ([0x89, 0x50, 0x4E, 0x47, 13, 10], "a PNG picture"),
            (Array("PK\u{3}\u{4}word".utf8), "a ZIP or Office file"), ([0x1F, 0x8B, 8, 0], "gzipped data"),
            (Array("text\0more".utf8), "binary data (a zero at byte 4)"),
        ] as [([UInt8], String)])
    func binaryDataIsNamed(bytes: [UInt8], kind: String) throws {
        #expect(try #require(Samples.complaint(about: bytes)).hasPrefix("sample: \(kind)"))
    }

    @Test(arguments: [
        "", " \n\t \r\n", "\u{FEFF}", "\u{200B}\n", "<html><body></body></html>", "<p> </p><script>x()</script>",
    ])
    func nothingToRead(text: String) throws {
        #expect(try #require(Samples.complaint(about: Array(text.utf8))) == "sample: holds no text")
    }

    @Test func tooMuchIsRefusedAtOnce() throws {
        let line = [UInt8](repeating: UInt8(ascii: "a"), count: 100 << 20)
        let clock = ContinuousClock()
        var complaint: String?
        let time = clock.measure { complaint = Samples.complaint(about: line) }
        #expect(complaint == "sample: 100 MB is no single report: limit 10 MB; split it first")
        #expect(time < .seconds(1))
        let page = Array("<html>".utf8) + [UInt8](repeating: UInt8(ascii: "a"), count: 51 << 20)
        #expect(try #require(Samples.complaint(about: page)).contains("limit 50 MB"))
    }

    @Test(arguments: [
        String(repeating: "<i>", count: 200_000) + String(repeating: "</b>", count: 200_000),
        "<p" + (0..<200_000).map { " a\($0)" }.joined() + ">",
        String(repeating: "<p><table><tr><td><b>", count: 50_000) + String(repeating: "</p>", count: 50_000),
        String(repeating: "<!--", count: 200_000), String(repeating: "<a b=\"", count: 200_000),
        String(repeating: "<title>", count: 200_000),
        String(repeating: "<x>", count: 200_000)
            + String(repeating: "</y>", count: 200_000), String(repeating: "&amp", count: 300_000),
        String(repeating: "<br>", count: 300_000), String(repeating: "<span hidden>x", count: 100_000),
    ])
    func markupBuiltToStallParsersIsReadInTime(markup: String) {
        let page = Array("<html>\(markup)<p>Troops left Gao on Friday.</p>".utf8)
        // Were it read in quadratic time, the tests would not end.
        #expect(Samples.complaint(about: page).map { $0.contains("holds no text") } ?? true)
    }

    @Test func deepNestingIsRead() throws {
        let depth = 10_000
        let page = "<html><body>" + String(repeating: "<div>", count: depth) + "<p>Troops left Gao on Friday.</p>"
        #expect(try Samples.read(page).lines == ["lead: Troops left Gao on Friday."])
        let closed = page + String(repeating: "</div>", count: depth)
        #expect(try Samples.read(closed).lines == ["lead: Troops left Gao on Friday."])
    }
}
