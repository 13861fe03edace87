import Situations
import Testing

/// From the words of short reports to the lines of a briefing.
struct ReportedSituationTests {
    private func situation(_ scope: String?, on day: String, _ reports: [(String, String)]) throws -> Situation {
        try Reported.situation(scope, on: day, reports)
    }

    @Test(arguments: [
        "The junta in Mali on Thursday ended the 2015 Algiers accord with immediate effect.",
        "Mali's military rulers declared the end of the Algiers accord on Thursday.",
        "The government of Mali announced the termination, with immediate effect, of the 2015 peace agreement.",
        "Mali pulled out of the Algiers accord on Thursday.",
    ])
    func anAgreementThatIsLeft(sentence: String) throws {
        let report = ("2024-01-25", sentence + " Mali accused Algeria of hostile acts.")
        let later = try situation("MLI", on: "2024-02-01", [report]).lines(in: .agreements)
        #expect(later.contains { $0.subject == "Algiers accords" && $0.value == "Mali ended or left it" })
        #expect(try situation("MLI", on: "2024-01-24", [report]).lines(in: .agreements).isEmpty)
    }

    @Test func spellingsOfOneTieAreOne() throws {
        let ties = try situation(
            "NER", on: "2024-05-01",
            [
                ("2024-03-16", "Niger broke off defence cooperation with Italy on Saturday."),
                ("2024-03-20", "Niger severed defense cooperation with Italy on March 16."),
            ]
        ).lines(in: .ties)
        #expect(ties.filter { $0.value.contains("cooperates with Italy") }.count == 1)
    }

    @Test func theMissionBesideItsNameIsTheMission() throws {
        let situation = try situation(
            "MLI", on: "2023-07-01",
            [
                (
                    "2023-06-30",
                    "The Security Council on Friday ended MINUSMA, the peacekeeping mission that is deployed in Mali."
                )
            ])
        #expect(!situation.lines.contains { $0.subject.contains("peacekeeping") })
        #expect(situation.lines(in: .presence).contains { $0.value == "present in Mali" })
    }

    /// What a report leaves open is named, item by item, and what it tells is not.
    @Test func whatIsLeftOpen() throws {
        let report = """
            FILE - A rally in support of MONUSCO in Goma, taken March 3, 2021.

            UNITED NATIONS, 14 May 2021 - The Security Council on Friday voted to end MONUSCO. The decision means the \
            departure of about 12,000 troops. The Congolese government severed its defence cooperation with Rwanda after a \
            2019 coup.
            """
        let unknowns = try situation("COD", on: "2021-05-20", [("2021-05-14", report)]).lines(in: .unknowns)
        let named = Set(unknowns.map(\.property))
        let expected: Set = [
            "vote tally", "resolution number", "withdrawal deadline", "liquidation", "bases", "police",
            "civilian staff",
            "day of the coup", "meeting of 2021-03-03", "consent",
        ]
        #expect(named.isSuperset(of: expected), "missing: \(expected.subtracting(named).sorted())")
        #expect(!named.contains("strength"))
    }

    @Test func anOfficeThatTheReferenceGivesToAnother() throws {
        let report = ("2023-06-16", "Malian Foreign Minister Jane Doe spoke to reporters in Bamako on Friday.")
        let contradiction = try situation("MLI", on: "2023-06-20", [report]).lines(in: .contradictions).first
        #expect(contradiction?.value.hasPrefix("foreign minister: Jane Doe by the report, Abdoulaye Diop") == true)
        let right = ("2023-06-16", "Malian Foreign Minister Abdoulaye Diop spoke to reporters in Bamako on Friday.")
        #expect(try situation("MLI", on: "2023-06-20", [right]).lines(in: .contradictions).isEmpty)
    }

    @Test(arguments: [
        ("2023-10-26", "2023-11-01", "met 2023-10-26"), ("2023-11-06", "2023-11-10", "met late, 2023-11-06 instead of"),
        ("2023-11-06", "2023-11-01", "overdue since 2023-10-30"), ("2023-10-26", "2023-10-01", "due 2023-10-30"),
    ])
    func aReportThatIsDue(delivered: String, on day: String, status: String) throws {
        let lines = try situation(
            "MINUSMA", on: day,
            [
                ("2023-06-30", ResolutionReaderTests.ending),
                (delivered, "The Secretary-General submitted his report on MINUSMA to the Security Council."),
            ]
        ).lines(in: .deadlines)
        #expect(lines.first { $0.property == "report due" }?.value.hasPrefix(status) == true)
    }

    @Test func whoHoldsATown() throws {
        let lines = try situation(
            "COD", on: "2025-02-10",
            [
                ("2025-01-27", "The M23 rebels captured Goma on Monday."),
                ("2025-02-05", "The Congolese army captured Goma on Wednesday."),
            ]
        ).lines(in: .presence).filter { $0.property == "held by" }
        #expect(lines.count == 2)
        #expect(lines.first?.value.hasSuffix("until 2025-02-05") == true)
    }
}
