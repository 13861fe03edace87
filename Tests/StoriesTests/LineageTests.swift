import Testing

@testable import Stories

struct LineageTests {
    private let agency = "Four soldiers were killed on Monday when their armoured vehicle hit a mine near the town."
    private let trimmed = "Four soldiers were killed on Monday when their armoured vehicle hit a mine."
    private let own = "A bomb beside the road took the lives of four men of the garrison, officials told this paper."

    private func passage(_ text: String, _ credit: String? = nil) -> Lineages.Passage {
        .init(text: text, credit: credit)
    }

    @Test func tenPapersThatCarryOneParagraphAreOneSource() {
        let papers = (0..<10).map { index in
            (source: "paper \(index)", passages: [passage(index % 2 == 0 ? agency : trimmed)])
        }
        #expect(Lineages.origins(of: papers) == Array(repeating: ["paper 0"], count: 10))
    }

    @Test func theCreditOfOneCopyHoldsForAll() {
        let origins = Lineages.origins(of: [
            (source: "a", passages: [passage(trimmed)]), (source: "b", passages: [passage(agency, "afp")]),
            (source: "c", passages: [passage(own)]),
        ])
        #expect(origins == [["afp"], ["afp"], ["c"]])
    }

    @Test func whoeverCopiesIsNotCountedForItsOwnWords() {
        let origins = Lineages.origins(of: [
            (source: "afp", passages: [passage(agency, "afp")]),
            (source: "b", passages: [passage(own), passage(trimmed)]),
        ])
        #expect(origins == [["afp"], ["afp"]])
    }

    @Test func copiesInGreatNumberAreFoundInLinearTime() {
        let passages = (0..<3000).map { agency + " Paper \($0) adds this." } + [own]
        let leaders = NearDuplicates.leaders(of: passages)
        #expect(leaders.dropLast().allSatisfy { $0 == 0 })
        #expect(leaders.last == 3000)
    }

    @Test(arguments: ["", " ", "a", "killed", "\u{0}", "…", "é̀"])
    func shortTextsAreNobodysCopy(text: String) {
        #expect(NearDuplicates.leaders(of: [text, text]) == [0, 1])
    }
}

struct FigureTests {
    private func figure(_ value: Double, _ report: String) -> (kind: String, figure: RivalFigures.Figure) {
        (
            "killed",
            .init(comparator: "=", value: value, upper: nil, words: "\(value)", report: report, statement: report)
        )
    }

    @Test func figuresStandSideBySide() throws {
        let group = try #require(RivalFigures.grouped([figure(12, "a"), figure(15, "b")]).first)
        #expect(group.figures.map(\.value) == [12, 15])
        #expect(group.areRivals)
    }

    @Test func whoeverCountsTwoGroupsIsNoRivalOfWhoeverCountsOne() {
        #expect(RivalFigures.grouped([figure(12, "a"), figure(30, "a"), figure(12, "b")]).first?.areRivals == false)
        #expect(RivalFigures.grouped([figure(12, "a"), figure(30, "a")]).first?.areRivals == false)
        #expect(RivalFigures.grouped([]).isEmpty)
    }
}

struct QuoteTests {
    private func quote(_ text: String, _ speaker: String?, _ report: String) -> DriftedQuote.Quote {
        .init(text: text, speaker: speaker, report: report)
    }

    @Test func driftedWordsAreMarked() throws {
        let found = DriftedQuote.found(in: [
            quote("We will not let such attacks deter us,", "wane", "a"),
            quote("We will not let such attacks deter us", nil, "b"),
            quote("We will not allow attacks to deter us", "wane", "c"),
            quote("Something else was said about the weather", "wane", "d"),
        ])
        let drifted = try #require(found.first)
        #expect(found.count == 1)
        #expect(drifted.speaker == "wane")
        #expect(drifted.wordings.map(\.reports) == [["a", "b"], ["c"]])
        #expect(drifted.wordings[1].difference == "We will not [-let such-] {+allow+} attacks {+to+} deter us")
    }

    @Test func twoSpeakersDoNotDrift() {
        let found = DriftedQuote.found(in: [
            quote("It was a frank talk between friends", "biruta", "a"),
            quote("It was a good talk between friends", "lutundula", "b"),
        ])
        #expect(found.isEmpty)
    }
}

struct ProfileTests {
    @Test(arguments: 0..<50)
    func bytesGiveTheProfileBack(seed: UInt64) {
        var random = Splitmix(state: seed)
        func list() -> [UInt32] { (0..<Int(random.next() % 9)).map { _ in UInt32(truncatingIfNeeded: random.next()) } }
        let day = Int(random.next() % 60_000) - 30_000
        let profile = TellingProfile(
            days: day - 2...day + 1, day: day, words: list(), parties: list(), types: list(),
            places: [.init(latitude: 16.5, longitude: -3.25)])
        #expect(TellingProfile(bytes: profile.bytes) == profile)
        // Damaged bytes are refused or read as some profile, never more.
        var damaged = profile.bytes
        damaged[Int(random.next() % UInt64(damaged.count))] ^= UInt8(truncatingIfNeeded: random.next())
        _ = TellingProfile(bytes: damaged)?.features
        #expect(TellingProfile(bytes: profile.bytes.dropLast()) == nil)
    }

    @Test func wordsKnowNamesAndForms() {
        let words = WordScanner.words(of: "Attackers struck Ménaka. Soldiers of Mali’s army fled; 12 died.")
        #expect(words.filter(\.isName).map(\.form) == ["menaka", "mali"])
        #expect(words.map(\.form).contains("12"))
        let one = TellingWords.hashes(of: ["the attackers"])
        #expect(one == TellingWords.hashes(of: ["it attacked"]))
    }
}
