import Testing

@testable import Coding

struct QuotationTests {
    private func quoted(_ text: String) -> [String] {
        let bytes = Array(text.utf8)
        return QuotationFinder.quotations(in: bytes).map { String(decoding: bytes[$0.inner], as: UTF8.self) }
    }

    static let cases: [(text: String, expected: [String])] = [
        (#"The envoy said "we go" and left."#, ["we go"]),
        ("The envoy said “we go” and left.", ["we go"]),
        ("The envoy said ''we go'' and left.", ["we go"]),
        ("The envoy said ``we go'' and left.", ["we go"]),
        ("The envoy said «we go» and left.", ["we go"]),
        ("The envoy said „we go“ and left.", ["we go“ and left."]),
        ("The envoy said ‘we go’ and left.", ["we go"]),
        ("The envoy said 'we go' and left.", ["we go"]),
        ("“He said ‘no’ to us,” she recalled.", ["He said ‘no’ to us,"]),
        ("The rebels' leader doesn't know the soldiers' camp.", []),
        ("The ’90s weren’t easy for the allies’ armies.", []),
        ("“We go, he said and left.", ["We go, he said and left."]),
        ("No quotation ” here \" ", []),
        ("", []),
    ]

    @Test(arguments: Self.cases)
    func marks(text: String, expected: [String]) { #expect(quoted(text) == expected) }

    @Test func noQuotationGoesOverABlankLine() {
        #expect(quoted("“We go.\n\nThey stay.") == ["We go."])
        #expect(quoted("\"We go.\n\nThey \"stay\" here.") == ["We go.", "stay"])
    }

    @Test func aParagraphThatOpensAgainGoesOn() {
        let quotations = QuotationFinder.quotations(in: Array("“We go.\n\n“We stay,” he said.\n\n“No.”".utf8))
        #expect(quotations.map(\.continues) == [true, false, false])
    }

    @Test(arguments: [1, 2, 3, 4, 5]) func anyTextGivesOrderedQuotations(seed: UInt64) {
        let pieces = [
            "\"", "'", "''", "``", "“", "”", "‘", "’", "«", "»", "„", " ", "\n", "\n\n", "a", "é", "😀", ",", ".", "s'",
            "'s",
            "90", "—",
        ]
        var state = seed
        for _ in 0..<400 {
            var text = ""
            for _ in 0..<30 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                text += pieces[Int(state >> 33) % pieces.count]
            }
            let bytes = Array(text.utf8)
            var end = 0
            for quotation in QuotationFinder.quotations(in: bytes) {
                #expect(quotation.range.lowerBound >= end && quotation.range.upperBound <= bytes.count)
                #expect(quotation.range.contains(quotation.inner))
                #expect(String(validating: bytes[quotation.range], as: UTF8.self) != nil)
                #expect(!String(decoding: bytes[quotation.range], as: UTF8.self).contains("\n\n"))
                end = quotation.range.upperBound
            }
        }
    }
}
