import ArgumentParser
import Coding
import Evaluation
import Knowledge

struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Check the knowledge files and run every example in them.",
        discussion: "Prints each mistake with its file and line; exit code 1 if there is one.")

    @Flag(help: "Print how long loading takes, and the memory that it needs, before anything is checked.")
    var timings = false

    @Flag(help: "Print the CAMEO codes, modes and contexts that no example gives.")
    var coverage = false

    @OptionGroup var options: KnowledgeOptions

    func run() throws {
        if timings { print(try LoadTimings(of: try options.folder())) }
        let rapporteur: Rapporteur
        let folder = try options.folder()
        do {
            rapporteur = try Rapporteur(folder: folder)
        } catch let error as KnowledgeError {
            Terminal.complain(error.description)
            throw ExitCode(1)
        }
        let review = ActorReview(rapporteur.knowledge)
        for problem in review.problems { print(problem) }
        let check = FrameCheck(rapporteur, rapporteur.knowledge)
        let statements = ConstructionCheck(rapporteur, rapporteur.knowledge)
        let speech = SpeechCheck(rapporteur)
        let failures = check.failures + statements.failures + speech.failures
        for failure in failures { print(failure) }
        if coverage { print(Coverage(missingFrom: check, of: rapporteur.knowledge.ontology).description) }
        let examples = check.examples + statements.examples + speech.examples
        print("\(rapporteur.knowledge.summary); \(examples) examples, \(failures.count) failed")
        if !failures.isEmpty || !review.problems.isEmpty { throw ExitCode(1) }
    }
}
