import Reports
import Testing

struct DatelineTests {
    @Test(arguments: [
        "UNITED NATIONS HQ, NEW YORK —", "BAMAKO, Aug 18 (Agency) -", "PARIS --", "LAGOS, Nigeria (AP) —",
        "KYIV/MOSCOW, June 1 (Reuters) -", "NEW DELHI:", "Bamako, 18 August 2020 (Agency) –", "Geneva (AFP) -",
        "Bamako —",
        "Dakar, Senegal —", "BEIJING—",
    ])
    func datelinesAreSplitOff(dateline: String) throws {
        let report = try Samples.read("\(dateline) The army left the town on Friday.")
        #expect(report.lines == ["dateline: \(dateline)", "lead: The army left the town on Friday."])
        #expect(report.faults.isEmpty)
    }

    @Test(arguments: [
        "NATO — the alliance of 31 states — left the town on Friday.",
        "Keita — France's closest ally — left the town on Friday.",
        "The army - once feared - left the town on Friday.", "The U.S. - Mali talks ended on Friday.",
        "He said: The army left the town.", "Russia – China trade grew on Friday.",
        "Forty-two soldiers left — at last.",
        "— The army left.", "A - B", "CONGRESS HAS INVESTIGATED HIM — Twice.", "X —",
    ])
    func sentencesWithDashesStayWhole(text: String) throws {
        #expect(try Samples.read(text).lines == ["lead: \(text)"])
    }

    @Test func speakersAreNoDatelines() throws {
        let report = try Samples.read("The two met on Friday in the capital.\n\nDIOP: We ask them to leave at once.")
        #expect(report.roles == [.lead, .body])
    }
}
