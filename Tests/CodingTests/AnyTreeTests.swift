import Foundation
import Linguistics
import Reports
import Testing

@testable import Coding

/// Parsers err: whatever tree they make of a sentence, coding ends and points into the text.
struct AnyTreeTests {
    private struct Noise {
        var state: UInt64
        mutating func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
    }

    private static let relations: [DependencyRelation] = [
        .acl, .aclRelative, .advcl, .advmod, .amod, .appos, .aux, .auxPassive, .case, .cc, .ccomp, .compound, .conj,
        .cop, .csubj, .det, .fixed, .flat, .iobj, .mark, .nmod, .nmodDescription, .nmodPossessive, .nsubj,
        .nsubjPassive, .nummod, .obj, .obl, .oblAgent, .parataxis, .punct, .xcomp,
    ]
    private static let tags: [UniversalTag] = [
        .noun, .propn, .verb, .adj, .adv, .pron, .det, .adp, .num, .punct, .aux, .cconj, .sconj, .part,
    ]

    @Test(arguments: [1, 2, 3, 4, 5, 6] as [UInt64])
    func anyTreeGivesAnAccount(seed: UInt64) throws {
        var noise = Noise(state: seed)
        let rapporteur = try Project.rapporteur.get()
        let folder = Project.root.appendingPathComponent("examples")
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().filter {
            $0.hasSuffix(".txt")
        }
        for file in files {
            let bytes = Array(try Data(contentsOf: folder.appendingPathComponent(file)))
            let report = try rapporteur.reader.read(bytes, id: file)
            let text = report.text.utf8.count
            var document = rapporteur.analyzer.analyze(report.text, paragraphs: Coder.paragraphs(of: report))
            for sentence in document.sentences.indices { Self.shake(&document.sentences[sentence], &noise) }
            let account = rapporteur.coder.code(report, document, isTraced: true)
            for event in account.events {
                #expect(event.evidence.allSatisfy { $0.range.upperBound <= text }, "\(file) \(event.id)")
                #expect((event.actors + event.recipients).allSatisfy { $0.range.upperBound <= text })
            }
        }
    }

    /// Gives some tokens another head, label and tag; what comes out is still a tree.
    private static func shake(_ sentence: inout Sentence, _ noise: inout Noise) {
        for token in sentence.tokens.indices {
            if noise.next(4) == 0, sentence.tokens[token].head != nil {
                let head = noise.next(sentence.tokens.count)
                if !isAbove(token, head, in: sentence) {
                    sentence.tokens[token].head = head
                    sentence.tokens[token].deprel = relations[noise.next(relations.count)]
                }
            }
            if noise.next(8) == 0 { sentence.tokens[token].upos = tags[noise.next(tags.count)] }
        }
    }

    private static func isAbove(_ token: Int, _ other: Int, in sentence: Sentence) -> Bool {
        var cursor: Int? = other
        while let current = cursor {
            if current == token { return true }
            cursor = sentence.tokens[current].head
        }
        return false
    }
}
