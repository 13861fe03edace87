import Foundation
import Knowledge
import Linguistics

@testable import Coding

/// The project's own knowledge and model, loaded once for all tests.
enum Project {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    static let rapporteur = Result {
        try Rapporteur(
            folder: try KnowledgeFolder(
                path: root.appendingPathComponent("Knowledge").path, executable: "", environment: [:]))
    }
}

/// A sentence with its tree, written as lines of `form lemma UPOS XPOS head deprel`, heads counted from 1.
func graph(_ lines: String) -> SentenceGraph {
    var tokens: [Token] = []
    var offset = 0
    for line in lines.split(separator: "\n") {
        let columns = line.split(separator: " ").map(String.init)
        let head = Int(columns[4]) ?? 0
        tokens.append(
            Token(
                form: columns[0], lemma: columns[1], upos: UniversalTag(rawValue: columns[2]) ?? .x, xpos: columns[3],
                head: head == 0 ? nil : head - 1, deprel: DependencyRelation(rawValue: columns[5]),
                range: offset..<offset + columns[0].utf8.count))
        offset += columns[0].utf8.count + 1
    }
    return SentenceGraph(Sentence(tokens: tokens, range: 0..<max(0, offset - 1)), index: 0)
}
