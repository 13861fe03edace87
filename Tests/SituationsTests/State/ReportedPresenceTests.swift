import Situations
import Testing

/// Forces of other states, who controls what, what is left of a mission.
struct ReportedPresenceTests {
    private func presence(_ scope: String, _ day: String, _ text: String) throws -> [Situation.Line] {
        try Reported.situation(scope, on: day, [(day, text)]).lines(in: .presence)
    }

    @Test func forcesOfAState() throws {
        let lines = try presence("TCD", "2024-12-01", "France has around 1,000 soldiers in Chad.")
        #expect(lines.contains { $0.subject == "forces of France" && $0.value == "present in Chad (~ 1,000 troops)" })
    }

    @Test func aBaseOfForcesThatLeave() throws {
        let lines = try presence(
            "SEN", "2025-07-17",
            "France handed over its last military base in Senegal on Thursday. Senegal welcomed it.")
        #expect(lines.contains { $0.subject == "forces of France" && $0.property == "left" })
    }

    /// Troops that are no mission's make no mission leave.
    @Test func foreignTroopsAreNoMission() throws {
        let situation = try Reported.situation(
            "SEN", on: "2025-07-20",
            [
                (
                    "2025-07-17",
                    "President Bassirou Diomaye Faye asked for the departure of all foreign troops on Thursday."
                )
            ])
        #expect(situation.missions.isEmpty)
        #expect(situation.lines(in: .consent).isEmpty)
    }

    @Test func theBorderIsNotTheCountry() throws {
        let lines = try presence(
            "XKX", "2023-10-02", "Serbia withdrew some of its troops from the border with Kosovo on Monday.")
        #expect(!lines.contains { $0.property == "left" && $0.value == "Kosovo" })
    }

    @Test func gangsThatControlACity() throws {
        let lines = try presence("HTI", "2024-03-12", "Gangs control most of Port-au-Prince.")
        #expect(lines.contains { $0.value.hasPrefix("controls most of Port-au-Prince") })
    }

    @Test func theLastPeacekeepers() throws {
        let report = "The last U.N. peacekeepers of MONUSCO left the Congo on Friday."
        let mission = try Reported.situation("COD", on: "2025-03-08", [("2025-03-07", report)]).missions.first
        #expect(mission?.phase == .withdrawn)
        let town = "The last U.N. peacekeepers of MONUSCO left Bukavu on Friday."
        #expect(
            try Reported.situation("COD", on: "2025-03-08", [("2025-03-07", town)]).missions.first?.phase != .withdrawn)
        let phase = "MONUSCO completed the first phase of its withdrawal on Friday."
        #expect(
            try Reported.situation("COD", on: "2025-03-08", [("2025-03-07", phase)]).missions.first?.phase != .withdrawn
        )
    }

    @Test func aGovernmentThatIsSupported() throws {
        let ties = try Reported.situation(
            "LBY", on: "2020-01-10", [("2020-01-05", "Turkey supports the government in Tripoli.")]
        ).lines(in: .ties)
        #expect(ties.contains { $0.subject == "Turkey" && $0.value.hasPrefix("supports") })
    }

    @Test(arguments: ["BFA", "MLI", "NER"])
    func jointRulers(country: String) throws {
        let situation = try Reported.situation(
            country, on: "2024-01-30",
            [
                (
                    "2024-01-28",
                    "The military rulers of Burkina Faso, Mali and Niger announced on Sunday the immediate withdrawal of their "
                        + "countries from ECOWAS, accusing it of threats."
                )
            ])
        #expect(situation.lines(in: .ties).contains { $0.value == "with ECOWAS: left" })
    }

    @Test(arguments: ["The Algiers accord is dead"])
    func anAccordThatIsDead(sentence: String) throws {
        let lines = try Reported.situation(
            "MLI", on: "2023-12-10", [("2023-12-05", sentence + ", said Jane Doe, a spokeswoman for the Malian army.")]
        ).lines(in: .agreements)
        #expect(
            lines.contains { $0.property == "implementation" && $0.sources.first?.voice?.contains("Jane Doe") == true })
    }
}
