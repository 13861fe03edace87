import Knowledge
import Reports
import Testing

@testable import Coding

/// The speakers of events: the innermost voice first, through agencies to the publisher.
struct VoicesTests {
    /// `nil` where there is no event of the type.
    private func speakers(_ text: String, of type: String) throws -> [String]? {
        let rapporteur = try Project.rapporteur.get()
        let event = rapporteur.read(text: text).events.first { $0.code.type.rawValue == type }
        return event?.speakers.map { "\($0.party.text) \($0.manner.rawValue)" }
    }

    static let cases: [(text: String, type: String, expected: [String])] = [
        ("Turkey attacked Greece.", "ASSAULT", []),
        ("The ministry said that Turkey attacked Greece.", "ASSAULT", ["The ministry indirect"]),
        ("\"Turkey attacked Greece,\" the ministry said.", "ASSAULT", ["the ministry direct"]),
        ("Turkey attacked Greece, according to the ministry.", "ASSAULT", ["the ministry indirect"]),
        ("Turkey denied that it had attacked Greece.", "ASSAULT", ["Turkey indirect"]),
        (
            "The envoy said that Turkey denied that its army had attacked Greece.", "ASSAULT",
            ["Turkey indirect", "The envoy indirect"]
        ),
        (
            "The ministry told AFP that Turkey had attacked Greece.", "ASSAULT",
            ["The ministry indirect", "AFP agency"]
        ),
        // What a party does by speaking is the reporter's word.
        ("Turkey condemned Greece.", "ACCUSE", []),
        ("Turkey wants to attack Greece.", "ASSAULT", []),
    ]

    @Test(arguments: Self.cases)
    func chains(text: String, type: String, expected: [String]) throws {
        #expect(try speakers(text, of: type) ?? [] == expected)
    }

    @Test func whoeverSpokeLastIsHe() throws {
        let text = """
            "We regret this," Jane Doe told the Council.

            But she said that Turkey attacked Greece.
            """
        #expect(try speakers(text, of: "ASSAULT") == ["Jane Doe indirect"])
    }

    @Test func heIsNotAWoman() throws {
        let text = """
            "We waited," Mr. Roe said. "We are tired," Mrs. Doe said.

            He said that Turkey attacked Greece.
            """
        #expect(try speakers(text, of: "ASSAULT") == ["Mr. Roe indirect"])
    }

    @Test func whoeverSaysIIsQuoted() throws {
        let text = "\"I think that Turkey attacked Greece,\" John Roe said."
        #expect(try speakers(text, of: "ASSAULT") == ["John Roe direct"])
    }

    @Test func expertsWhoAnAgencyInterviewedSpeakThroughIt() throws {
        let text = """
            The future is bleak, according to experts interviewed by AFP.

            "Turkey attacked Greece," said John Roe of the University of Oran.
            """
        #expect(try speakers(text, of: "ASSAULT")?.map { $0.split(separator: " ").last } == ["direct", "agency"])
    }

    @Test func publishersComeLast() throws {
        let rapporteur = try Project.rapporteur.get()
        let text = "The ministry said that Turkey attacked Greece."
        let report = Report(
            id: "r", text: text, passages: [Passage(role: .lead, range: 0..<text.utf8.count)],
            publisher: "The Daily Wire")
        let event = rapporteur.read(report).account.events.first
        #expect(event?.speakers.map(\.manner) == [.indirect, .publisher])
        #expect(event?.evidence.contains { $0.field == .quote } ?? false)
    }
}
