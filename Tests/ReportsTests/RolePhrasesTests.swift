import Reports
import Testing

struct RolePhrasesTests {
    @Test(arguments: [
        ("# comment\n\nline", "x.phrases:3: 'line' needs words after it"),
        ("lines Menu", "x.phrases:1: 'lines' is none of"),
        (String(repeating: "month M\n", count: 13), "x.phrases:13: a 13th month"),
    ])
    func mistakesAreNamedWithTheirLine(text: String, message: String) {
        #expect { try RolePhrases(parsing: text, file: "x.phrases") } throws: { "\($0)".hasPrefix(message) }
    }

    @Test func aReaderWithoutPhrasesReadsAllTheSame() throws {
        let reader = ReportReader(phrases: try RolePhrases(parsing: "", file: "none"))
        let report = try reader.read(Array("Coup\n\nSoldiers took the radio station.".utf8), id: "a")
        #expect(report.roles == [.headline, .lead])
    }
}
