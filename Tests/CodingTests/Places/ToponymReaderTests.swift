import Foundation
import Knowledge
import Linguistics
import Testing

@testable import Coding

/// Sentences written as words, each name in brackets with its kind: `[LOC Gao]`. Words with a capital are proper nouns.
private func document(_ sentences: String...) -> Document {
    var offset = 0
    return Document(
        sentences: sentences.map { sentence in
            var tokens: [Token] = []
            var entities: [Entity] = []
            var open: (kind: Entity.Kind, start: Int)?
            for word in sentence.split(separator: " ") {
                if word.hasPrefix("["), let kind = Entity.Kind(rawValue: String(word.dropFirst())) {
                    open = (kind, tokens.count)
                    continue
                }
                let form = String(word.hasSuffix("]") ? word.dropLast() : word)
                let isName = form.first?.isUppercase ?? false
                tokens.append(
                    Token(
                        form: form, lemma: form, upos: isName ? .propn : form == "," ? .punct : .noun,
                        xpos: isName ? "NNP" : "NN", range: offset..<offset + form.utf8.count))
                offset += form.utf8.count + 1
                if word.hasSuffix("]"), let (kind, start) = open {
                    entities.append(Entity(kind: kind, tokens: start..<tokens.count))
                    open = nil
                }
            }
            let range = (tokens.first?.range.lowerBound ?? 0)..<(tokens.last?.range.upperBound ?? 0)
            return Sentence(tokens: tokens, entities: entities, range: range)
        })
}

@Suite struct ToponymReaderTests {
    private static let shared = Result {
        let folder = try KnowledgeFolder(
            path: Project.root.appendingPathComponent("Knowledge").path, executable: "", environment: [:])
        let knowledge = try KnowledgeBase(try folder.files())
        return ToponymReader(knowledge, gazetteer: try folder.gazetteer(with: knowledge.places))
    }

    private let reader: ToponymReader

    init() throws { reader = try Self.shared.get() }

    /// "Gao=Gao MLI": what was found, the place's name and its country.
    private func found(_ document: Document) -> [String] {
        reader.toponyms(in: document).map { toponym in
            "\(toponym.text)=" + (toponym.place.map { "\($0.name) \($0.country)" } ?? "?")
        }
    }

    @Test func namesOfTheModelAreLookedUp() {
        #expect(
            found(document("troops left [LOC Gao] and [LOC Tombouctou] for [LOC Ogassagou]"))
                == ["Gao=Gao MLI", "Tombouctou=Timbuktu MLI", "Ogassagou=Ogossagou MLI"])
    }

    @Test func whatFollowsTheCommaDecides() {
        #expect(found(document("police in [LOC Paris] , [LOC Texas]")) == ["Paris=Paris USA", "Texas=Texas USA"])
        #expect(found(document("police in [LOC Paris] , [LOC France]")) == ["Paris=Paris FRA", "France=France FRA"])
        #expect(found(document("police in [LOC Paris]")) == ["Paris=Paris FRA"])
        #expect(found(document("a man of [LOC Springfield] , Mo. said")).last == "Mo.=Missouri USA")
    }

    @Test func aNameHasOneSenseInAText() {
        let places = reader.toponyms(
            in: document("[LOC Paris] is calm", "police in [LOC Paris] , [LOC Texas] , came"))
        #expect(places.filter { $0.text == "Paris" }.map { $0.place?.country } == ["USA", "USA"])
    }

    @Test func kindWordsDecideBetweenTownAndRegion() {
        let kinds = reader.toponyms(in: document("in the [LOC Mopti] region", "the town of [LOC Mopti]"))
            .map { $0.place?.kind }
        #expect(kinds == [.region, .town])
    }

    @Test func otherNamesOfTheTextDecide() {
        let texans = document("fires in [LOC Paris] , [LOC Dallas] , [LOC Tyler] and [LOC Sulphur Springs]")
        #expect(reader.toponyms(in: texans).allSatisfy { $0.place?.country == "USA" })
    }

    @Test func personsAreNoPlaces() {
        #expect(found(document("[PER Paris Hilton] met [PER Denzel Washington]", "[PER Washington] laughed")).isEmpty)
    }

    @Test func organisationsHoldPlaces() {
        let found = reader.toponyms(in: document("the [ORG University of Michigan] closed"))
        #expect(found.map(\.text) == ["Michigan"])
        #expect(found.map(\.use) == [.partOfName])
    }

    @Test func adjectivesOfCountriesAreMarked() {
        let found = reader.toponyms(in: document("the [GRP Malian] army"))
        #expect(found.map(\.use) == [.demonym])
        #expect(found.first?.place?.country == "MLI")
    }

    @Test func monthsAndAcronymsAreNoTowns() {
        #expect(found(document("in March the [ORG NATO] and [ORG CIA] met")).isEmpty)
    }

    @Test func namesWithoutAPlaceStayFound() {
        let found = reader.toponyms(in: document("on [FAC Zyxwv Street] in [LOC Gao]"))
        #expect(found.map(\.text) == ["Zyxwv Street", "Gao"])
        #expect(found.first.map { $0.place == nil } == true)
    }

    @Test func bytesAreThoseOfTheText() {
        let found = reader.toponyms(in: document("les forces à [LOC Sévaré] et [LOC Gao]"))
        #expect(found.map(\.range) == [14..<22, 26..<29])
    }

    @Test func entitiesOfOthersMayBeGiven() {
        let plain = document("troops left Ansongo")
        let given = reader.toponyms(in: plain, entities: [[Entity(kind: .place, tokens: 2..<3)]])
        #expect(given.map(\.text) == ["Ansongo"])
        #expect(reader.toponyms(in: plain, entities: [[Entity(kind: .place, tokens: 2..<9)], []]).count <= 1)
    }

    @Test func theSameDocumentGivesTheSame() {
        let text = document("[LOC Cambridge] , [LOC Oxford] and [LOC London] in [LOC Ontario]", "[LOC Cambridge] won")
        let first = reader.toponyms(in: text)
        for _ in 0..<5 { #expect(reader.toponyms(in: text) == first) }
    }

    @Test(arguments: [
        ("BAMAKO, Mali (AP) —", "Bamako MLI"), ("PARIS, Texas (Reuters) -", "Paris USA"),
        ("PORT-AU-PRINCE, Haiti —", "Port-au-Prince HTI"), ("Gao (Mali), 3 juin", "Gao MLI"),
        ("WASHINGTON —", "Washington USA"),
        ("By our own reporter", "-"), ("", "-"),
    ])
    func datelinesGivePlaces(line: String, place: String) {
        let found = reader.place(ofDateline: line).map { "\($0.name) \($0.country)" } ?? "-"
        #expect(found.hasPrefix(place.split(separator: " ")[0]) && found.hasSuffix(place.suffix(3)), "\(found)")
    }

    @Test func anyTokensAreSurvived() {
        var state: UInt64 = 11
        func random(_ count: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % count
        }
        let words = [
            "Gao", ",", "-", "", "St.", "(", "of", "County", "Paris", "Ky.", "U.S.", "É", "\u{1F600}", "the", "Mali",
        ]
        for _ in 0..<300 {
            let tokens = (0..<random(12)).map { index in
                Token(
                    form: words[random(words.count)], upos: .propn, head: random(12), range: index * 3..<index * 3 + 2)
            }
            var entities: [Entity] = []
            for kind in Entity.Kind.allCases {
                let start = random(tokens.count + 1)
                entities.append(Entity(kind: kind, tokens: start..<start + random(4)))
            }
            let sentence = Sentence(tokens: tokens, entities: entities, range: 0..<40)
            for toponym in reader.toponyms(in: Document(sentences: [sentence])) {
                #expect(!toponym.tokens.isEmpty && toponym.tokens.upperBound <= tokens.count)
            }
        }
    }
}
