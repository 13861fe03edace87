import ArgumentParser
import Coding
import Evaluation
import Knowledge

struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Check the knowledge files and run every example in them.",
        discussion: "Prints each mistake with its file and line; exit code 1 if there is one.")

    @OptionGroup var options: KnowledgeOptions

    func run() throws {
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
        let speech = SpeechCheck(rapporteur)
        let failures = check.failures + speech.failures
        for failure in failures { print(failure) }
        print(
            "\(rapporteur.knowledge.summary); \(check.examples + speech.examples) examples, \(failures.count) failed")
        if !failures.isEmpty || !review.problems.isEmpty { throw ExitCode(1) }
    }
}
