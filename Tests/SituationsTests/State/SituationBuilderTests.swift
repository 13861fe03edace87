import Calendars
import Foundation
import Knowledge
import Testing

@testable import Coding
@testable import Situations

struct SituationBuilderTests {
    private func situation(
        _ testimonies: [Testimony], on day: String, known: String? = nil, scope: String? = "MINUSMA"
    ) throws -> Situation {
        let knowledge = try #require(ResolutionReaderTests.knowledge)
        let found = SituationBuilder(knowledge).situation(
            of: testimonies, scope: scope, on: Hand.day(day), known: known.map(Hand.day))
        return try #require(found)
    }

    private var ending: [Testimony] {
        [
            Hand.testimony(
                "a", "2022-06-29",
                [
                    Hand.statement(
                        "renewed", .decided, by: Hand.council, on: "2022-06-29", terms: [(.extendedUntil, "2023-06-30")]
                    )
                ]),
            Hand.testimony(
                "b", "2023-06-16",
                [
                    Hand.statement(
                        "withdrawn", .demanded,
                        by: Hand.party("Malian Foreign Minister", "MLI", ["GOV"], entity: "abdoulaye-diop"),
                        on: "2023-06-16")
                ]),
            Hand.testimony(
                "c", "2023-06-30",
                [
                    Hand.statement(
                        "terminated", .decided, by: Hand.council, on: "2023-06-30",
                        terms: [(.withdrawnBy, "2023-12-31"), (.liquidationFrom, "2024-01-01")])
                ]),
            Hand.testimony("d", "2023-12-31", [Hand.statement("withdrawn", .completed, on: "2023-12-31")]),
        ]
    }

    @Test(arguments: [
        ("2022-07-01", MissionState.Phase.renewed, nil as String?), ("2023-06-20", .renewed, "withdrawn"),
        ("2023-07-01", .drawingDown, "withdrawn"), ("2023-12-31", .withdrawn, "withdrawn"),
        ("2024-02-01", .liquidating, "withdrawn"),
    ])
    func mandateOverTime(day: String, phase: MissionState.Phase, consent: String?) throws {
        let mission = try #require(try situation(ending, on: day).missions.first)
        #expect(mission.phase == phase)
        #expect(mission.consent == consent)
    }

    @Test func theOrderOfReportsDoesNotMatter() throws {
        #expect(try situation(ending, on: "2023-11-15") == situation(ending.reversed(), on: "2023-11-15"))
    }

    @Test func twoClocks() throws {
        let early = try situation(ending, on: "2023-07-01", known: "2023-06-20")
        #expect(early.missions.first?.phase == .expired)
        #expect(early.missions.first?.ended == nil)
    }

    @Test func theHostIsTheCause() throws {
        #expect(try situation(ending, on: "2023-07-01").missions.first?.endCause == "request of the host")
    }

    @Test(arguments: [
        (Hand.party("Protesters", "MLI", ["CVL", "OPP"]), nil as String?),
        (Hand.party("the opposition", "MLI", ["OPP"]), nil),
        (Hand.party("France", "FRA", [], entity: "fra"), nil),
        (Hand.party("a Malian general", "MLI", ["MIL"]), "withdrawal-requested"),
        (Hand.party("the junta", "MLI", ["GOV", "MIL"]), "withdrawn"),
        (Hand.party("Mali", "MLI", [], entity: "mli"), "withdrawn"),
    ])
    func onlyTheGovernmentWithdrawsConsent(voice: Party, level: String?) throws {
        let report = Hand.testimony(
            "a", "2023-06-16", [Hand.statement("withdrawn", .demanded, by: voice, on: "2023-06-16")])
        let state = try situation([report], on: "2023-06-20")
        #expect(state.missions.first?.consent == level)
    }

    @Test func aSofterHostRestoresConsent() throws {
        let junta = Hand.party("the junta", "MLI", ["GOV"])
        let reports = [
            Hand.testimony("a", "2023-06-16", [Hand.statement("withdrawn", .demanded, by: junta, on: "2023-06-16")]),
            Hand.testimony("b", "2023-08-16", [Hand.statement("stay", .demanded, by: junta, on: "2023-08-16")]),
        ]
        #expect(try situation(reports, on: "2023-09-01").missions.first?.consent == "restored")
    }

    @Test func activeWithoutConsentIsTold() throws {
        let lines = try situation(ending, on: "2023-06-20").lines
        #expect(lines.contains { $0.property == "rule" && $0.value.hasPrefix("mandated without the host's consent") })
    }

    @Test func aVetoEndsAMission() throws {
        let reports = [
            Hand.testimony(
                "a", "1999-02-25",
                [
                    Hand.statement(
                        "renewed", .refused, by: Hand.party("China", "CHN", [], entity: "chn"), on: "1999-02-25",
                        mission: "unpredep"),
                    Hand.statement("expired", .occurred, on: "1999-02-28", mission: "unpredep"),
                ])
        ]
        let mission = try #require(try situation(reports, on: "1999-03-01", scope: "UNPREDEP").missions.first)
        #expect(mission.phase == .expired)
        #expect(mission.endCause == "veto of the extension by China")
    }

    @Test func datesThatDifferStandSideBySide() throws {
        let reports = [
            Hand.testimony(
                "a", "2023-06-30",
                [
                    Hand.statement(
                        "terminated", .decided, by: Hand.council, on: "2023-06-30",
                        terms: [(.withdrawnBy, "2023-12-31")])
                ]),
            Hand.testimony(
                "b", "2023-07-01",
                [Hand.statement("withdrawn", .planned, on: "2023-07-01", terms: [(.withdrawnBy, "2024-01-31")])]),
        ]
        let contradiction = try situation(reports, on: "2023-07-02").lines(in: .contradictions).first
        #expect(contradiction?.value == "2023-12-31 or 2024-01-31")
        #expect(contradiction?.sources.count == 2)
    }

    @Test func ordinalsAreCounted() throws {
        let reports = [
            Hand.testimony(
                "a", "2023-10-31", [Hand.statement("handover", on: "2023-10-31", site: "Kidal", ordinal: 8)])
        ]
        let line = try situation(reports, on: "2023-11-01").lines.first { $0.property == "order of closures" }
        #expect(line?.value.contains("number 8 of 13") == true)
        #expect(line?.value.contains("1 closure told") == true)
    }

    @Test func brokenTies() throws {
        let report = Hand.testimony(
            "a", "2022-05-02",
            events: [
                Hand.event(
                    "SANCTION", "discontinue", "160", Hand.party("Mali", "MLI", [], entity: "mli"),
                    Hand.party("France", "FRA", [], entity: "fra"), on: "2022-05-02")
            ])
        let ties = try situation([report], on: "2022-05-03", scope: "MLI").lines(in: .ties)
        #expect(ties.map(\.value) == ["with France: broken off or suspended"])
        #expect(try situation([report], on: "2022-05-01", scope: "MLI").lines(in: .ties).isEmpty)
    }

    @Test func theBriefingEscapesWhatItQuotes() throws {
        var report = Hand.testimony(
            "<script>", "2023-06-30", [Hand.statement("terminated", .decided, on: "2023-06-30")])
        report.text = "<b>&\"'"
        let html = BriefingPage(try situation([report], on: "2023-07-01")).html
        #expect(!html.contains("<script>"))
        #expect(!html.contains("<b>"))
        #expect(html.contains("&lt;script&gt;"))
    }

    @Test func whoIsNotKnownIsRefused() throws {
        let knowledge = try #require(ResolutionReaderTests.knowledge)
        #expect(
            SituationBuilder(knowledge).situation(of: [], scope: "nobody at all", on: Hand.day("2023-01-01")) == nil)
    }
}
