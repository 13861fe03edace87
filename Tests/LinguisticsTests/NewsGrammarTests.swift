import Foundation
import Testing

@testable import Linguistics

@Suite struct InflectionTests {
    private func inflection() throws -> Inflection {
        try Inflection(
            """
            # a comment
            verb shoot shot shot
            verb overrun overran overrun
            double ban, overrun
            noun child children
            """)
    }

    @Test(arguments: [
        ("shoot", "shoots", "shot", "shot", "shooting"), ("ban", "bans", "banned", "banned", "banning"),
        ("overrun", "overruns", "overran", "overrun", "overrunning"),
        ("clash", "clashes", "clashed", "clashed", "clashing"),
        ("deny", "denies", "denied", "denied", "denying"), ("deploy", "deploys", "deployed", "deployed", "deploying"),
        ("seize", "seizes", "seized", "seized", "seizing"), ("flee", "flees", "fleed", "fleed", "fleeing"),
        ("die", "dies", "died", "died", "dying"), ("mimic", "mimics", "mimicked", "mimicked", "mimicking"),
        ("veto", "vetoes", "vetoed", "vetoed", "vetoing"),
    ])
    func inflectsVerbs(base: String, present: String, past: String, participle: String, ing: String) throws {
        let inflection = try inflection()
        #expect(inflection.present(base) == present)
        #expect(inflection.past(base) == past)
        #expect(inflection.participle(base) == participle)
        #expect(inflection.ing(base) == ing)
    }

    @Test(arguments: [
        ("army", "armies"), ("gunman", "gunmen"), ("child", "children"), ("human", "humans"), ("journey", "journeys"),
        ("hostage", "hostages"), ("hero", "heroes"),
    ])
    func inflectsNouns(singular: String, plural: String) throws { #expect(try inflection().plural(singular) == plural) }

    @Test func teachesTheLemmatizer() throws {
        var trainer = LemmatizerTrainer()
        for token in try inflection().irregularForms { trainer.add(token) }
        let lemmatizer = trainer.train()
        #expect(lemmatizer.lemma(of: "Shot", tag: TagClass(upos: .verb, xpos: "VBD")) == "shoot")
        #expect(lemmatizer.lemma(of: "banning", tag: TagClass(upos: .verb, xpos: "VBG")) == "ban")
        #expect(lemmatizer.lemma(of: "children", tag: TagClass(upos: .noun, xpos: "NNS")) == "child")
    }

    @Test func namesTheLineThatIsWrong() {
        #expect { try Inflection("noun child children\nverb shoot shot", file: "f") } throws: {
            "\($0)".hasPrefix("f:2: ")
        }
    }
}

@Suite struct NewsGrammarTests {
    private func grammar(_ templates: String, _ lexicon: NewsGrammar.Lexicon = [:]) throws -> NewsGrammar {
        try NewsGrammar(
            templates: templates, lexicon: lexicon, inflection: try Inflection("verb shoot shot shot"), file: "t")
    }

    private func tree(_ sentence: TreebankSentence) -> String {
        sentence.tokens.map { "\($0.form)/\($0.xpos)/\($0.deprel.rawValue)/\(($0.head ?? -1) + 1)" }.joined(
            separator: " ")
    }

    @Test func headsAndRelationsComeFromTheRules() throws {
        let grammar = try grammar(
            """
            list guard NOUN = border guard
            list shoot VERB = shoot down
            list name PROPN flat = Amadou Sanogo
            Sentence = Guards:nsubj shoot.past Name:obj .
            Guards = a/DET/DT:det armed/ADJ/JJ:amod guard.sg
            Name = name
            """)
        let sentence = try #require(grammar.sentences(count: 1, seed: 1).first)
        #expect(sentence.text == "An armed border guard shot down Amadou Sanogo.")
        #expect(
            tree(sentence)
                == "An/DT/det/4 armed/JJ/amod/4 border/NN/compound/4 guard/NN/nsubj/5 shot/VBD/root/0 "
                + "down/RP/compound:prt/5 Amadou/NNP/obj/5 Sanogo/NNP/flat/7 ././punct/5")
        for token in sentence.tokens {
            #expect(Array(sentence.text.utf8)[token.range].elementsEqual(token.form.utf8))
        }
    }

    @Test func numberAgreesAndSetsVary() throws {
        let grammar = try grammar(
            """
            set prep = against, with
            list rebel NOUN
            list be AUX = be
            Sentence = Clause.sg
            Sentence = Clause.pl
            Clause~ = rebel~:nsubj be.past~:aux fighting/fight/VERB/VBG Phrase-{prep}:obl?
            Phrase-{prep} = {prep}/ADP/IN:case rebel.pl
            """, ["rebel": ["rebel"]])
        let texts = Set(grammar.sentences(count: 100, seed: 2).map(\.text))
        #expect(
            texts == [
                "Rebel was fighting", "Rebels were fighting", "Rebel was fighting against rebels",
                "Rebel was fighting with rebels", "Rebels were fighting against rebels",
                "Rebels were fighting with rebels",
            ])
    }

    @Test func theSameSeedGivesTheSameSentences() throws {
        let grammar = try grammar("list n NOUN = a, b, c, d, e, f\nSentence = n.sg n.pl:dep? n.pl:dep")
        #expect(grammar.sentences(count: 30, seed: 7) == grammar.sentences(count: 30, seed: 7))
        #expect(grammar.sentences(count: 30, seed: 7) != grammar.sentences(count: 30, seed: 8))
    }

    @Test func recursionEnds() throws {
        let grammar = try grammar("Sentence 9 = said/VERB/VBD Sentence:ccomp\nSentence = end/NOUN/NN")
        #expect(grammar.sentences(count: 50, seed: 1).allSatisfy { $0.tokens.count < 40 })
    }

    @Test(arguments: [
        ("Sentence = Nobody", 1), ("# fine\nSentence = a/X", 2), ("Sentence = a/X/X b/X/X", 1),
        ("Sentence = a/X/X:dep", 1),
        ("list n NOUN", 1), ("list n THING = a", 1), ("Other = a/X/X", 1), ("Sentence = Sentence", 1),
        ("Sentence = {n}/X/X", 1), ("Sentence = {n", 1), ("list n NOUN = a\nSentence = n.plural", 2),
        ("Sentence 0 = a/X/X", 1), ("list n NOUN = a\nlist n NOUN = b\nSentence = n.sg", 2),
        ("Sentence", 1),
    ])
    func mistakesNameTheirLine(templates: String, line: Int) {
        #expect { try grammar(templates) } throws: { ($0 as? NewsGrammar.Problem)?.line == line }
    }

    @Test func ourTemplatesGiveTrees() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Knowledge/languages/en/training")
        let templates = try String(contentsOf: folder.appending(path: "templates.treebank"), encoding: .utf8)
        let inflection = try Inflection(
            String(contentsOf: folder.appending(path: "inflection.words"), encoding: .utf8))
        let names = templates.split(separator: "\n").filter { $0.hasPrefix("list ") }.map {
            String($0.split(separator: " ")[1])
        }
        let lexicon = NewsGrammar.Lexicon(uniqueKeysWithValues: names.map { ($0, ["sample"]) })
        let sentences = try NewsGrammar(templates: templates, lexicon: lexicon, inflection: inflection)
            .sentences(count: 2000, seed: 1)
        for sentence in sentences {
            #expect(sentence.tokens.count { $0.head == nil } == 1)
            #expect(sentence.tokens.allSatisfy { ($0.head == nil) == ($0.deprel == .root) })
            for start in sentence.tokens.indices {
                var ancestors = 0
                var index = start
                while let head = sentence.tokens[index].head, ancestors <= sentence.tokens.count {
                    index = head
                    ancestors += 1
                }
                #expect(ancestors < sentence.tokens.count)
            }
        }
        #expect(Set(sentences.map(\.text)).count > 1500)
    }
}
