import Reports
import Testing

/// Records in every form, and what becomes of those that are broken.
struct StreamTests {
    private struct Outcome {
        var reports: [Report] = []
        var faults: [ReportError] = []
    }

    private func read(_ text: String, format: InputFormat? = nil, textColumn: String? = nil) -> Outcome {
        read(Array(text.utf8), format: format, textColumn: textColumn)
    }

    private func read(_ bytes: [UInt8], format: InputFormat? = nil, textColumn: String? = nil) -> Outcome {
        var outcome = Outcome()
        let reader = ReportReader(phrases: Samples.phrases)
        for result in reader.reports(in: MemorySource(bytes), id: "in", format: format, textColumn: textColumn) {
            switch result {
            case .success(let report):
                #expect(report.faults.isEmpty)
                outcome.reports.append(report)
            case .failure(let fault): outcome.faults.append(fault)
            }
        }
        return outcome
    }

    @Test func jsonLines() {
        let outcome = read(
            """
            {"id": "a", "title": "Army Leaves", "published": "2023-06-30", "text": "The army left Gao.\\n\\nIt was over."}

            {"url": "http://example.org/b", "maintext": "Rebels came.", "date_publish": "2023-07-01 10:00:00"}
            {broken
            {"title": "without text"}
            {"html": "<html><body><article><h1>Radio</h1><p>Soldiers seized it.</p></article></body></html>"}
            {"link": "http://example.org/c", "content": "Talks failed.", "authors": ["Jane Doe", "John Roe"]}
            """)
        #expect(outcome.reports.map(\.id) == ["a", "http://example.org/b", "in#5", "http://example.org/c"])
        #expect(
            outcome.reports[0].lines == ["headline: Army Leaves", "lead: The army left Gao.", "body: It was over."])
        #expect(outcome.reports.map { $0.published?.description } == ["2023-06-30", "2023-07-01", nil, nil])
        #expect(outcome.reports[2].lines == ["headline: Radio", "lead: Soldiers seized it."])
        #expect(outcome.reports[3].byline == "Jane Doe, John Roe")
        #expect(outcome.faults.map(\.reason) == [.malformed, .empty])
        #expect(outcome.faults[0].description.hasPrefix("in: record 3 (byte "))
    }

    @Test func arraysAndPrettyPrintedObjects() {
        let outcome = read(
            """
            [
              {"body": {"summary": ["It begins."], "sections": [{"paragraphs": ["The army left Gao.", "So it ends."]}]}},
              {"text": "A brace } in a \\"string\\"."}
            ]
            """)
        #expect(outcome.faults.isEmpty)
        #expect(outcome.reports.map { $0.passages.count } == [3, 1])
        #expect(outcome.reports[1].text == "A brace } in a \"string\".")
    }

    @Test func tables() {
        let outcome = read(
            "id;event_date;notes\n1;30 June 2023;\"The \"\"army\"\" has\nleft; it seems.\"\n2;1 July 2023;\n3\n4;x;It left.\n"
        )
        #expect(outcome.reports.map(\.id) == ["1", "4"])
        #expect(outcome.reports[0].text == "The \"army\" has left; it seems.")
        #expect(outcome.reports[0].published?.description == "2023-06-30")
        #expect(outcome.faults.map(\.reason) == [.empty, .malformed])
    }

    @Test func theTextColumnIsNamedOrNumbered() {
        #expect(read("who,what\nJane,It left.\n", textColumn: "what").reports.map(\.text) == ["It left."])
        #expect(read("1,It left.\n2,It came.\n", format: .csv, textColumn: "2").reports.count == 2)
        let unnamed = read("who,what\nJane,It left.\n", format: .csv)
        #expect(unnamed.faults.first?.message.contains("--text-column") == true)
    }

    @Test func aQuoteThatIsNotClosedIsNamed() {
        let outcome = read("id,text\n1,\"open\n2,more\n")
        #expect(outcome.reports.isEmpty)
        #expect(outcome.faults.map(\.reason) == [.malformed])
    }

    @Test func rss() {
        let outcome = read(
            """
            <?xml version="1.0"?><rss version="2.0"><channel><title>The Wire</title><language>en</language>
            <item><title>Army &amp; rebels</title><link>http://example.org/1</link>
            <pubDate>Fri, 30 Jun 2023 12:00:00 GMT</pubDate><description>&lt;p&gt;The army left.&lt;/p&gt;</description></item>
            <item><title>Broken <b>markup</title><description>Talks &nbsp; & more failed.</description></item>
            <item></item>
            <item><title>Quoted</title><content:encoded><![CDATA[<p>An </item> in a text.</p>]]></content:encoded></item>
            </channel></rss>
            """)
        #expect(outcome.reports.map(\.title).first == "Army & rebels")
        #expect(outcome.reports.first?.published?.description == "2023-06-30")
        #expect(outcome.reports.first?.publisher == "The Wire")
        #expect(outcome.reports.first?.url == "http://example.org/1")
        #expect(outcome.reports.last?.texts(of: .lead) == ["An in a text."])
        #expect(outcome.faults.count == 1)
        #expect(outcome.faults[0].message.hasPrefix("item 3 (byte "))
    }

    @Test func atom() {
        let outcome = read(
            """
            <feed xmlns="http://www.w3.org/2005/Atom"><title>Feed</title><entry><title type="html">A &amp;amp; B</title>
            <id>urn:1</id><link rel="self" href="http://example.org/no"/><link href="http://example.org/1"/>
            <updated>2023-06-30T00:00:00Z</updated><author><name>Jane Doe</name><email>j@example.org</email></author>
            <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>The army left.</p><p>It was over.</p></div>
            </content></entry></feed>
            """)
        #expect(outcome.faults.isEmpty)
        let report = outcome.reports.first
        #expect(report?.id == "urn:1" && report?.url == "http://example.org/1" && report?.byline == "Jane Doe")
        #expect(report?.lines == ["headline: A & B", "lead: The army left.", "body: It was over."])
    }

    private static func record(_ kind: String, _ block: String) -> String {
        "WARC/1.0\r\nWARC-Type: \(kind)\r\nWARC-Target-URI: http://example.org/\(block.utf8.count)\r\n"
            + "Content-Length: \(block.utf8.count)\r\n\r\n\(block)\r\n\r\n"
    }

    private static let archive =
        record("warcinfo", "software: x") + record("request", "GET / HTTP/1.1\r\n\r\n")
        + record("response", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><p>The army left.</p></html>")
        + record("response", "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\nx")
        + record("response", "no status")
        + "lost bytes\r\n"
        + record(
            "response",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\n<html><p>\r\n8\r\nIt left.\r\n0\r\n\r\n")

    @Test func warc() {
        let outcome = read(Self.archive)
        #expect(outcome.reports.map(\.text) == ["The army left.", "It left."])
        #expect(outcome.reports.allSatisfy { $0.url?.hasPrefix("http://example.org/") ?? false })
        #expect(outcome.faults.map(\.reason) == [.malformed, .malformed])
        #expect(outcome.faults[0].message.contains("record 5"))
        #expect(outcome.faults[1].message.contains("12 bytes are no WARC record"))
    }

    @Test func cutArchiveKeepsWhatCameBefore() {
        let bytes = Array(Self.archive.utf8)
        let outcome = read(Array(bytes.dropLast(30)))
        #expect(outcome.reports.map(\.text) == ["The army left."])
        #expect(outcome.faults.last?.reason == .damaged)
    }

    @Test func wideCharactersInRecords() {
        let text = "{\"text\": \"Les rebelles ont quitté Ménaka.\"}\n{\"text\": \"C’est fini.\"}\n"
        let bytes: [UInt8] = [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        #expect(read(bytes).reports.map(\.text) == ["Les rebelles ont quitté Ménaka.", "C’est fini."])
    }

    @Test func theFormatNamedGoesBeforeTheLooks() {
        #expect(read("<p>It left.</p>", format: .text).reports.map(\.text) == ["<p>It left.</p>"])
        #expect(read("It <b>left</b>.", format: .html).reports.map(\.text) == ["It left."])
    }

    @Test(arguments: ["", "\n\n", "{", "[", "<rss>", "<rss><channel></channel></rss>", "WARC/1.0\r\n\r\n"])
    func nothingIsSaidToBeNothing(text: String) {
        let outcome = read(text)
        #expect(outcome.reports.isEmpty || text.count < 2)
        #expect(!outcome.faults.isEmpty || !outcome.reports.isEmpty)
    }
}
