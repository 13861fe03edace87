import Calendars
import Knowledge
import Reports
import Testing

@testable import Coding

/// Who a mention is, within a report and as of its date.
struct ResolutionTests {
    /// `Bamako = mli MLI GOV` for each phrase of a text.
    private func resolve(_ text: String, _ phrases: String..., day: String = "2023-06-30") throws -> [String] {
        let rapporteur = try Project.rapporteur.get()
        let report = Report(id: "r", body: text, published: CalendarDate(iso: day))
        let document = rapporteur.analyzer.analyze(report.text, paragraphs: Coder.paragraphs(of: report))
        var from = report.text.startIndex
        let ranges = phrases.map { phrase -> Range<Int> in
            let start = report.text[from...].ranges(of: phrase).first ?? from..<from
            from = start.upperBound
            let offset = report.text.utf8.distance(from: report.text.startIndex, to: start.lowerBound)
            return offset..<offset + phrase.utf8.count
        }
        return rapporteur.coder.parties(at: ranges, in: report, document).map { party in
            guard let party else { return "-" }
            return ([party.entity ?? "?", party.country ?? "-"] + party.sectors).joined(separator: " ")
        }
    }

    private func code(_ phrase: String, day: String = "2022-11-15", about country: String? = nil) throws -> String {
        let party = try Project.rapporteur.get().party(named: phrase, on: CalendarDate(iso: day), about: country)
        return ([party.country ?? "-"] + party.sectors).joined(separator: " ")
    }

    @Test(arguments: [
        ("Malian soldiers", "MLI MIL"), ("the Mongolian President", "MNG GOV"), ("Syrian mercenaries", "SYR UAF"),
        ("a former CIA official", "USA ELI"), ("retired vice president", "- ELI"), ("Minsk police station", "BLR COP"),
        ("Chile's Defense Department", "CHL GOV MIL"), ("Bamako", "MLI GOV"), ("president of the Riigikogu", "EST LEG"),
        ("A national intelligence agency officer", "- SPY"), ("two men", "- UNK"), ("a team of armed police", "- COP"),
        ("President of the Chadian Human Rights League", "TCD SOC"), ("People's Republic of China", "CHN"),
        ("Volodymyr Zelenskiy", "UKR GOV"), ("Assimi Goita", "MLI GOV MIL"), ("Isreal", "ISR"),
        ("Mission multidimensionnelle intégrée des Nations unies pour la stabilisation au Mali", "UNO MIL"),
        ("John Smithson-Doe", "- UNK"), ("", "- UNK"),
    ])
    func codesPhrases(phrase: String, expected: String) throws { #expect(try code(phrase) == expected) }

    /// Who somebody was on a day.
    @Test(arguments: [
        ("Vladimir Putin", "1999-01-01", "RUS SPY"), ("Angela Merkel", "2017-04-01", "DEU GOV"),
        ("Angela Merkel", "2022-01-10", "DEU ELI"), ("Taliban", "2002-05-01", "AFG REB"),
        ("Taliban", "2022-05-01", "AFG GOV"), ("Deputy Secretary Hicks", "2022-04-01", "USA GOV MIL"),
    ])
    func mindsTheDay(phrase: String, day: String, expected: String) throws {
        #expect(try code(phrase, day: day) == expected)
    }

    @Test func namesakesFollowTheCountryOfTheReport() throws {
        #expect(try code("CNSP", day: "2023-09-01", about: "NER").hasPrefix("NER"))
        #expect(try code("the Labour Party", about: "NGA") == "NGA PTY")
        #expect(try code("the Labour Party", about: "GBR") == "GBR PTY")
    }

    @Test func acronymsOfUnknownNamesAreRemembered() throws {
        let found = try resolve(
            "The Malian Front for River Fishing (MFRF) attacked the army. MFRF fighters left Gao.", "MFRF", "MFRF")
        #expect(found[1].hasPrefix("? MLI"))
    }

    @Test func lastNamesFollowTheFullName() throws {
        let known = try resolve("President Assimi Goïta met the envoy. Goita left.", "Goita")
        #expect(known == ["assimi-goita MLI GOV MIL"])
        let unknown = try resolve(
            "Jane Quillfeather, the mayor of Kidal, met soldiers. Quillfeather left.", "Quillfeather", "Quillfeather")
        #expect(unknown[1] == "? MLI GOV")
    }

    @Test func aShortNameInALongerOneIsSomebodyElse() throws {
        let found = try resolve(
            "Rodrigo Putin of Lima met Vladimir Putin in Moscow.", "Rodrigo Putin", "Vladimir Putin")
        #expect(!found[0].hasPrefix("vladimir-putin"))
        #expect(found[1] == "vladimir-putin RUS GOV")
    }

    @Test func officesNameTheirHolders() throws {
        let found = try resolve(
            "The Malian foreign minister arrived in Algiers. The Algerian president received the minister.",
            "The Malian foreign minister", "The Algerian president")
        #expect(found == ["abdoulaye-diop MLI GOV", "abdelmadjid-tebboune DZA GOV"])
    }

    @Test func definiteDescriptionsFollowTheirFirstMention() throws {
        let found = try resolve(
            "Boko Haram attacked a village in Nigeria. The group killed ten people. The rebels fled.", "The group",
            "The rebels")
        #expect(found == ["boko-haram NGA REB", "boko-haram NGA REB"])
        let mission = try resolve("MINUSMA left Ber in Mali. The mission closed the camp.", "The mission")
        #expect(mission == ["minusma UNO MIL"])
        let power = try resolve(
            "Mali expelled the ambassador. Mali accused the former colonial power of spying.",
            "the former colonial power")
        #expect(power == ["fra FRA"])
    }

    @Test func pronounsFollowTheLatestThatFits() throws {
        let found = try resolve(
            "Olaf Scholz met Mahamat Deby in Chad. He praised the army. It had fought the rebels.", "He", "It")
        #expect(found == ["olaf-scholz DEU GOV", "? TCD MIL"])
    }

    @Test func sharedNounsGiveOnePartyEach() throws {
        let report = Report(
            id: "r", body: "Chadian and Nigerien troops fought. The armies of Mali and Senegal left.",
            published: CalendarDate(iso: "2023-06-30"))
        let found = try Project.rapporteur.get().mentions(in: report).map {
            "\($0.text) = " + ([$0.country ?? "-"] + $0.sectors).joined(separator: " ")
        }
        for party in [
            "Chadian = TCD MIL", "Nigerien troops = NER MIL", "The armies of Mali = MLI MIL", "Senegal = SEN MIL",
        ] { #expect(found.contains(party), "\(found)") }
    }

    @Test func whoseArmyIsTheAntecedents() throws {
        let report = Report(
            id: "r", body: "Eritrea, whose army fought beside Ethiopian troops, left.",
            published: CalendarDate(iso: "2022-11-03"))
        let mentions = try Project.rapporteur.get().mentions(in: report)
        #expect(mentions.contains { $0.text == "army" && $0.country == "ERI" && $0.sectors == ["MIL"] })
    }

    @Test func whatTheVerbSaysIsNoPartOfTheParty() throws {
        let report = Report(
            id: "r", body: "Mali accused French troops of repeated violations of its airspace.",
            published: CalendarDate(iso: "2022-08-17"))
        let mentions = try Project.rapporteur.get().mentions(in: report)
        #expect(mentions.contains { $0.text == "French troops" && $0.country == "FRA" })
    }

    @Test func apposedDescriptionsAreTheOneNamed() throws {
        let found = try resolve(
            "Mali brought in the Wagner Group, the ruthless mercenaries involved in a mutiny.",
            "the ruthless mercenaries")
        #expect(found == ["wagner-group RUS PRM"])
    }

    @Test func theTroopsOfAMissionAreTheMission() throws {
        let found = try resolve(
            "MINUSMA left Ber in Mali. The blue helmets closed the camp. The vote ends the stay of 9,000 troops.",
            "The blue helmets", "9,000 troops")
        #expect(found == ["minusma UNO MIL", "minusma UNO MIL"])
    }

    /// Days after a change somebody is still spoken of by the office; a month later no more.
    @Test(arguments: [
        ("Ibrahim Boubacar Keïta", "2020-08-19", "MLI GOV"), ("Ibrahim Boubacar Keïta", "2020-12-01", "MLI ELI"),
        ("former President Assimi Goïta", "2023-06-30", "MLI ELI"),
    ])
    func officesEndAfterTheHandover(phrase: String, day: String, expected: String) throws {
        #expect(try code(phrase, day: day) == expected)
    }

    @Test func titlesAloneFollowTheirBearer() throws {
        let found = try resolve(
            "Foreign Minister Abdoulaye Diop arrived in Algiers. The minister met Algerian officials.", "The minister")
        #expect(found == ["abdoulaye-diop MLI GOV"])
    }

    @Test func counterpartsAreOfTheOtherState() throws {
        let found = try resolve(
            "Foreign Minister Abdoulaye Diop met his Algerian counterpart in Algiers.", "his Algerian counterpart")
        #expect(found == ["? DZA GOV"])
    }

    @Test func minoritiesLiveElsewhere() throws {
        let found = try resolve("Ethnic Albanians demonstrated in Serbia.", "Ethnic Albanians", day: "2000-05-01")
        #expect(found == ["? SRB CVL"])
    }

    @Test func unknownNamesAreListedOnce() throws {
        let report = Report(
            id: "r",
            body: "Mayor Quentin Zobrist of Kidal said that Mali would vote. The army arrested Quentin Zobrist.",
            published: CalendarDate(iso: "2023-06-30"))
        let names = try Project.rapporteur.get().unknownNames(in: report)
        #expect(names.map(\.name) == ["Quentin Zobrist"])
        #expect(names.first?.count == 2)
        #expect(names.first?.kind == .person)
        #expect(names.first?.party.country == "MLI")
    }

    @Test func mentionsListTheUnknownToo() throws {
        let report = Report(
            id: "r", body: "Quentin Zobrist told reporters that Mali would vote.",
            published: CalendarDate(iso: "2023-06-30"))
        let mentions = try Project.rapporteur.get().mentions(in: report)
        #expect(mentions.contains { $0.text == "Quentin Zobrist" && $0.entity == nil })
        #expect(mentions.contains { $0.entity == "mli" })
    }

    /// Keys built without pieces are the keys of the pieces.
    @Test func keysAreThoseOfThePieces() {
        for text in ["U.N.", "al-Qaeda", "Goïta", "N'Djamena", "People's Army", "FAMa", "S/RES/2690", "", "a b  C"] {
            var keys: [NamePiece.Key] = []
            NamePiece.Key.append(text, to: &keys)
            #expect(keys == NamePiece.pieces(of: text).map(NamePiece.Key.init), "\(text)")
        }
    }

    @Test(arguments: [
        ("zelenskiy", "zelensky"), ("tymoshenko", "timoshenko"), ("lukashenko", "lukashenko"), ("sergey", "sergei"),
        ("gaddafi", "ghaddafi"), ("kouchner", "kuchner"),
    ])
    func soundIsThatOfOtherSpellings(one: String, other: String) {
        #expect(NamePiece.sound(of: one) == NamePiece.sound(of: other))
        #expect(NamePiece.sound(of: one) != NamePiece.sound(of: "merkel"))
    }
}
