import Calendars
import Testing

@testable import Coding

/// When events happened, from raw text.
struct EventDateTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var text: String
        /// Of the last event of the text.
        var date: String
        var anchor: EventDate.Anchor
        var published: String?
        var testDescription: String { text }

        init(_ text: String, _ date: String, _ anchor: EventDate.Anchor, published: String? = "2023-06-30") {
            self.text = text
            self.date = date
            self.anchor = anchor
            self.published = published
        }
    }

    // Published on Friday, 30 June 2023, unless said otherwise.
    @Test(arguments: [
        Case("Turkey condemned Israel on Tuesday.", "2023-06-27", .published),
        Case("Turkey condemned Israel.", "../2023-06-30", .published),
        Case("Turkey condemned Israel.", "../..", .none, published: nil),
        Case("Turkey condemned Israel on Tuesday.", "../..", .none, published: nil),
        Case("Turkey condemned Israel in June 2021.", "2021-06-01/2021-06-30", .stated, published: nil),
        Case("France on Tuesday urged Mali to hold elections by February.", "2023-06-27", .published),
        Case("The minister said on Wednesday that rebels attacked the army.", "../2023-06-28", .published),
        Case("The minister said on Wednesday that rebels attacked the army in May.", "2023-05-01/2023-05-31", .stated),
        Case("Rebels attacked the army in 2012 and 2013.", "2012-01-01/2013-12-31", .stated),
        Case(
            "The president was arrested two days after the coup of August 18, 2020.", "2020-08-20", .event),
        Case(
            "The council voted on Friday to condemn Iraq. The vote came two weeks after Turkey condemned Israel.",
            "2023-06-16", .event),
        Case("Rebels signed the 2015 accord.", "2015-01-01/2015-12-31", .stated),
        Case("Bandits attacked the homes of signatories of the 2015 accord.", "../2023-06-30", .published),
        Case("Since the coup in August 2020, France has criticised Mali.", "2020-08-01/2023-06-30", .event),
    ])
    func isDated(_ example: Case) throws {
        let day = example.published.flatMap { CalendarDate(iso: $0) }
        let event = try #require(try Project.rapporteur.get().read(text: example.text, published: day).events.last)
        #expect(event.date.value.description == example.date)
        #expect(event.date.anchor == example.anchor)
        #expect(!event.date.reason.isEmpty)
    }

    @Test func aFullDateInTheReportStandsForPublication() throws {
        let text = """
            Council Ends Mission

            FILE PHOTO: On June 30, 2023 the council met in New York.

            NEW YORK — The U.N. Security Council on Friday condemned Iraq after a long debate among its members.
            """
        let rapporteur = try Project.rapporteur.get()
        let report = try rapporteur.reader.read(Array(text.utf8), id: "r")
        #expect(report.published == nil)
        let event = try #require(rapporteur.read(report).account.events.first)
        #expect(event.date.value.description == "2023-06-30")
        #expect(event.date.anchor == .report)
    }
}
