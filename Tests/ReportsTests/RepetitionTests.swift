import Reports
import Testing

struct RepetitionTests {
    private let lead = "The parliament voted on Tuesday to end a long-standing defence pact with its former ally."

    @Test func shorterVersionIsTheRepetition() throws {
        let long = lead.dropLast() + ", whose ambassador had left the capital a week before in protest."
        #expect(try Samples.read("\(long)\n\n\(lead)").roles == [.lead, .repeated])
        #expect(try Samples.read("\(lead)\n\n\(long)").roles == [.repeated, .lead])
    }

    @Test func sameStartWithDifferentTails() throws {
        let other = "The parliament voted on Tuesday to end a long-standing defence pact, a step that many had feared."
        #expect(try Samples.read("\(lead)\n\n\(other)").roles.contains(.repeated))
    }

    @Test func equalParagraphs() throws {
        let other = "Ministers from both countries are to meet on Thursday to discuss what follows."
        #expect(try Samples.read("\(lead)\n\n\(other)\n\n\(lead)").roles == [.lead, .body, .repeated])
    }

    @Test func sharedPhrasesAreNoRepetition() throws {
        let other = "Ministers said that the defence pact with its former ally would end only next year, not at once."
        #expect(try Samples.read("\(lead)\n\n\(other)").roles == [.lead, .body])
        #expect(try Samples.read("\(lead)\n\nHe then left it.\n\nHe then left it.").roles == [.lead, .body, .body])
    }
}
