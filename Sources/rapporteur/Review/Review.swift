import Archive
import ArgumentParser
import Foundation
import Knowledge

/// `review`: people look at what was coded and put it right.
struct Review: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Look at doubtful codings of an archive, and accept, correct or reject them.",
        discussion: """
            Without one of the acts it walks through the doubtful statements that the reviewer has not judged. What \
            people did survives 'rapporteur recode'; 'rapporteur why' tells who did what when and why.

            EXAMPLES
              rapporteur review --country MLI --doubt no-place
              rapporteur review --list --doubt contradicted --format csv
              rapporteur review --accept 0c1f4a5d6e7f8091 --reason "as the report says"
              rapporteur review --correct 0c1f4a5d6e7f8091 mode=release place=Kidal actor=wagner-group
            """)

    @OptionGroup var archive: ArchiveOptions
    @OptionGroup(title: "Which statements") var statements: StatementOptions

    @Option(
        help: "Only with this sign of doubt (\(Doubt.allCases.map(\.rawValue).joined(separator: ", "))); repeatable.")
    var doubt: [Doubt] = []

    @Option(help: "Who reviews (default: RAPPORTEUR_REVIEWER, else the user's name).")
    var reviewer: String?

    @Option(help: "Why.")
    var reason = ""

    @Flag(help: "List what waits for review.")
    var list = false

    @Flag(help: "List what people did, in its order.")
    var log = false

    @Flag(help: "List corrections whose statement is coded no more.")
    var orphaned = false

    @Flag(help: "List statements on which people differ.")
    var conflicts = false

    @Option(help: ArgumentHelp("The coding is right.", valueName: "id"))
    var accept: String?

    @Option(help: ArgumentHelp("Put right the fields named as FIELD=VALUE.", valueName: "id"))
    var correct: String?

    @Option(help: ArgumentHelp("There is no such statement.", valueName: "id"))
    var reject: String?

    @Option(help: ArgumentHelp("It is the same as the statement of --into.", valueName: "id"))
    var merge: String?

    @Option(help: ArgumentHelp("The statement that tells --merge too.", valueName: "id"))
    var into: String?

    @Option(help: ArgumentHelp("It is two; the second differs in FIELD=VALUE.", valueName: "id"))
    var split: String?

    @Option(help: ArgumentHelp("Take back what people said of it.", valueName: "id"))
    var reopen: String?

    @Option(help: "table (default on a terminal), jsonl (default otherwise) or csv.")
    var format: StatementFormat?

    @Argument(help: "FIELD=VALUE, for --correct and --split.")
    var changes: [String] = []

    func validate() throws {
        guard acts.count + [list, log, orphaned, conflicts].filter({ $0 }).count <= 1 else {
            throw ValidationError("Give one of the acts or lists.")
        }
        guard changes.isEmpty || correct != nil || split != nil else {
            throw ValidationError("FIELD=VALUE goes with --correct or --split.")
        }
    }

    private var acts: [(act: Correction.Act, key: String)] {
        let keys: [(Correction.Act, String?)] = [
            (.accept, accept), (.correct, correct), (.reject, reject), (.merge, merge), (.split, split),
            (.reopen, reopen),
        ]
        return keys.compactMap { act, key in key.map { (act, $0) } }
    }

    func run() throws {
        let store = try archive.open()
        let format = format ?? .standard
        if let (act, key) = acts.first {
            let desk = ReviewDesk(store, vocabulary: vocabulary, reviewer: name)
            let correction = try desk.act(act, on: key, changes, into: into, reason: reason)
            Terminal.complain(CorrectionText.line(correction))
        } else if log || orphaned {
            let corrections = try log ? store.corrections(reviewer: reviewer) : store.orphanedCorrections()
            Terminal.write(CorrectionTable.text(of: corrections, as: format))
        } else if conflicts {
            Terminal.write(CorrectionTable.text(of: try store.openConflicts(), as: format))
        } else {
            let doubts = doubt.isEmpty ? Doubt.allCases : doubt
            let query = try statements.query(of: store)
            if list {
                let items = try store.reviewQueue(query, doubts: doubts, reviewer: reviewer)
                Terminal.write(CorrectionTable.text(of: items, as: format))
            } else {
                let items = try store.reviewQueue(query, doubts: doubts, reviewer: name)
                try ReviewWalk(ReviewDesk(store, vocabulary: vocabulary, reviewer: name)).run(items)
            }
        }
    }

    private var name: String {
        if let reviewer { return reviewer }
        let given = ProcessInfo.processInfo.environment["RAPPORTEUR_REVIEWER"] ?? ""
        return given.isEmpty ? NSUserName() : given
    }

    private func vocabulary() throws -> CorrectionVocabulary {
        let folder = try statements.knowledge.folder()
        let knowledge = try KnowledgeBase(try folder.files())
        return CorrectionVocabulary(knowledge) { try folder.gazetteer(with: knowledge.places) }
    }
}

extension Doubt: ExpressibleByArgument {}
