import Reports
import Testing

struct PlainTextTests {
    private let one = "Soldiers seized the radio station in the capital on Monday, residents said."
    private let two = "The president of the neighbouring country called for calm in a short address."

    @Test func blankLinesPartParagraphs() throws {
        let report = try Samples.read("\n\(one)\n \t\n\n\(two)\n")
        #expect(report.text == "\(one)\n\n\(two)")
        #expect(report.roles == [.lead, .body])
        #expect(report.faults.isEmpty)
    }

    @Test(arguments: ["\n", "\r\n", "\r"])
    func paragraphALine(lineEnd: String) throws {
        let report = try Samples.read(
            [one, two, one.replacing("Monday", with: "Tuesday evening, again,")].joined(separator: lineEnd))
        #expect(report.text.split(separator: "\n\n").count == 3)
    }

    @Test func hardWrappedLinesAreJoined() throws {
        let report = try Samples.read(
            """
            Soldiers seized the radio station in the capital on
            Monday, residents said, and fired into the air for an
            hour.
            The president of the neighbouring country called for
            calm in a short address.

            Shops stayed closed in most parts of the city while
            helicopters circled above the presidential peace-
            keeping quarter.
            """)
        #expect(
            report.texts(of: .lead) == [
                "Soldiers seized the radio station in the capital on Monday, residents said, and fired into the air "
                    + "for an hour."
            ])
        #expect(
            report.texts(of: .body) == [
                "The president of the neighbouring country called for calm in a short address.",
                "Shops stayed closed in most parts of the city while helicopters circled above the presidential "
                    + "peace-keeping quarter.",
            ])
    }

    @Test func headlineAboveWrappedTextStaysApart() throws {
        let report = try Samples.read(
            """
            Soldiers Seize Radio

            Soldiers seized the radio station in the capital on
            Monday, residents said, and fired into the air for an
            hour before they left.
            """)
        #expect(report.roles == [.headline, .lead])
    }

    @Test func controlAndInvisibleCharactersAreLeftOut() throws {
        let report = try Samples.read("Sol\u{AD}diers\u{7} left\u{200B} the\u{A0}town\u{1B} on\tFriday.\u{FEFF}")
        #expect(report.text == "Soldiers left the town on Friday.")
    }

    @Test func textWithAnAngleIsNoPage() throws {
        #expect(try Samples.read("Prices rose by <5 percent> in Gao.").text == "Prices rose by <5 percent> in Gao.")
    }
}
