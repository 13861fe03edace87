import ArgumentParser
import Calendars
import Coding
import Evaluation
import Foundation
import Linguistics

struct Evaluate: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Score the program against gold files.",
        subcommands: [
            EvaluateParse.self, EvaluateEntities.self, EvaluateEvents.self, EvaluateActors.self, EvaluatePlaces.self,
            EvaluateTimes.self, EvaluateSpeech.self, EvaluateVotes.self, EvaluateResolutions.self,
            EvaluateArticles.self, EvaluateRelations.self, EvaluateStories.self,
            EvaluateSpeed.self,
        ])
}

struct EvaluateEvents: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "events", abstract: "Score events against gold texts (JSON Lines).",
        discussion:
            "Gold: {\"id\",\"published\",\"text\",\"events\":[{\"plover\",\"actor_text\",\"target_text\",…}]} a line.")

    @Argument(help: "Gold file.")
    var file: String

    @Flag(help: "Print each text whose types were missed or added.")
    var errors = false

    @Flag(help: "Print each text of which an event's type was found, but not its parties.")
    var partyErrors = false

    @OptionGroup var options: KnowledgeOptions

    func run() throws {
        let gold = try GoldText.read(try Input.bytes(of: file), file: file)
        let rapporteur = try options.rapporteur()
        var score = EventScore()
        var progress = Progress(total: gold.count, noun: "texts")
        for (index, text) in gold.enumerated() {
            let published = text.published.flatMap { CalendarDate(iso: $0) }
            let events = rapporteur.read(text: text.text, published: published, id: text.id).events
            var single = EventScore()
            single.add(events, to: text)
            score.add(events, to: text)
            let hasWrongType = single.type.correct < single.type.gold || single.type.output > single.type.correct
            let hasWrongParties = single.typeAndParties.correct < single.type.correct
            if (errors && hasWrongType) || (partyErrors && hasWrongParties) {
                print("\(text.id)\t\(text.text)")
                for event in text.events {
                    print("  gold  \(event.plover ?? "-") \(event.actorText ?? "_") > \(event.targetText ?? "_")")
                }
                for event in events { print("  found \(event.line)") }
            }
            progress.advance(to: index + 1)
        }
        progress.finish()
        print(score.table)
    }
}

struct EvaluateParse: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "parse", abstract: "Score tags, lemmas and trees against a treebank (CoNLL-U).")

    @Argument(help: "Treebank file.")
    var file: String

    @OptionGroup var options: KnowledgeOptions

    func run() throws {
        let analyzer = try options.analyzer()
        let treebank = try TreebankSentence.read(file)
        print("on gold tokens\n\(ParseScore.goldTokens(of: treebank, analyzer: analyzer))")
        print("\nfrom raw text\n\(ParseScore.rawText(of: treebank, analyzer: analyzer))")
    }
}

struct EvaluateEntities: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "entities", abstract: "Score names of persons, organisations and places against IOB files.",
        discussion: "Gold: one token and its label a line (B-PER, I-ORG, …), an empty line between sentences.")

    @Argument(help: "Gold files.")
    var files: [String]

    @OptionGroup var options: KnowledgeOptions

    func run() throws {
        let analyzer = try options.analyzer()
        for file in files {
            let gold = try GoldEntities.read(try Input.bytes(of: file), file: file)
            print("\(file)\n\(EntityScore(gold, analyzer: analyzer))")
        }
    }
}

struct EvaluatePlaces: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "places",
        abstract: "Score the names of places and where they lie against gold texts (JSON Lines).",
        discussion: "Gold: {\"id\",\"text\",\"toponyms\":[{\"start\",\"end\",\"text\",\"lat\",\"lon\"}]} a line.")

    @Argument(help: "Gold file.")
    var file: String

    @OptionGroup var options: KnowledgeOptions

    func run() throws {
        let gold = try GoldToponyms.read(try Input.bytes(of: file), file: file)
        let rapporteur = try options.rapporteur()
        print(PlaceScore(gold, analyzer: rapporteur.analyzer, reader: rapporteur.coder.toponyms))
    }
}

struct EvaluateActors: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "actors", abstract: "Score the coding of noun phrases against gold cases (JSON Lines).")

    @Argument(help: "Gold: {\"args\":{\"pos\":[phrase, context, date]},\"gold\":{\"country\",\"code_1\"}} a line.")
    var file: String

    @Option(
        help: "Day as of which undated cases are read, YYYY-MM-DD (default: when the NGEC cases were written).",
        transform: Read.date)
    var undated = CalendarDate(year: 2022, month: 11, day: 15)

    @Flag(help: "The file is event gold: score its actors, by themselves and in their sentences.")
    var events = false

    @Flag(help: "Print each case that came out wrong.")
    var errors = false

    @OptionGroup var options: KnowledgeOptions

    func run() throws {
        let rapporteur = try Rapporteur(folder: try options.folder())
        guard events else {
            let cases = try ActorCase.read(try Input.bytes(of: file), file: file)
            return show(ActorScore(cases, rapporteur, undated: undated))
        }
        let texts = try GoldText.read(try Input.bytes(of: file), file: file)
        print("by themselves")
        show(ActorScore(texts: texts, rapporteur, inSentence: false))
        print("\nin their sentences")
        show(ActorScore(texts: texts, rapporteur, inSentence: true))
    }

    private func show(_ score: ActorScore) {
        if errors { for miss in score.misses { print(miss) } }
        print(score.table)
    }
}
