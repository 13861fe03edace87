import Foundation
import Testing

@testable import Linguistics

/// The model that the project ships, on sentences of the news that treebanks of the web do badly.
@Suite struct EnglishModelTests {
    static let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Knowledge/languages/en/model/language.model").path

    static let model = Result { try LanguageModel(serialized: FileBytes.read(path), name: path) }

    private static func analyzer(_ tier: LanguageModel.Tier = .accurate, kernels: Kernels = .best) throws -> Analyzer {
        Analyzer(model: try model.get(), tier: tier, kernels: kernels)
    }

    /// Each word with its head's form and its relation: "mission<leave:nsubj".
    static func arcs(_ text: String, _ tier: LanguageModel.Tier = .accurate) throws -> Set<String> {
        var arcs: Set<String> = []
        for sentence in try analyzer(tier).analyze(text).sentences {
            for token in sentence.tokens {
                let head = token.head.map { sentence.tokens[$0].form } ?? "-"
                arcs.insert("\(token.form)<\(head):\(token.deprel.rawValue)")
            }
        }
        return arcs
    }

    @Test(arguments: [
        // Attribution after the words, with a title.
        (
            "The mission will leave by December, said Amadou Traoré, the spokesman of the ministry.",
            ["mission<leave:nsubj", "leave<said:ccomp", "Amadou<said:nsubj", "spokesman<Amadou:appos"]
        ),
        (
            "\"We will not negotiate,\" said Lt. Gen. Ousmane Diarra, commander of the northern region.",
            ["We<negotiate:nsubj", "Ousmane<said:nsubj", "commander<Ousmane:appos", "not<negotiate:advmod"]
        ),
        // Headlines and capitals.
        ("Mali Junta Expels French Envoy", ["Junta<Expels:nsubj", "Envoy<Expels:obj"]),
        ("REBELS SEIZE NORTHERN TOWN", ["REBELS<SEIZE:nsubj", "TOWN<SEIZE:obj"]),
        // Coordination, control, passives and relative clauses.
        (
            "The U.S., Britain and Germany urged both sides to halt the fighting and return to talks.",
            ["U.S.<urged:nsubj", "sides<urged:obj", "return<halt:conj", "fighting<halt:obj"]
        ),
        (
            "The group, which has about 1,000 fighters in the country, was accused by Paris of killing civilians.",
            ["group<accused:nsubj:pass", "has<group:acl:relcl", "Paris<accused:obl:agent", "civilians<killing:obj"]
        ),
    ])
    func parsesTheNews(text: String, expected: [String]) throws {
        let arcs = try Self.arcs(text)
        for arc in expected { #expect(arcs.contains(arc), "\(arc) is not among \(arcs.sorted())") }
    }

    @Test func textsAnalysedTogetherGiveTheSameDocuments() throws {
        let texts = ["Rebels left.", "", "Mali expelled the envoy on Friday. He had criticised the junta.", "No."]
        let analyzer = try Self.analyzer()
        let together = analyzer.analyze(texts.map { ($0, nil) })
        #expect(together.map(\.sentences) == texts.map { analyzer.analyze($0).sentences })
    }

    @Test func theFastTierFindsWhoDidWhatToWhom() throws {
        let arcs = try Self.arcs("The rebels attacked the town on Friday.", .fast)
        #expect(arcs.isSuperset(of: ["rebels<attacked:nsubj", "town<attacked:obj", "attacked<-:root"]))
    }

    @Test func knowsFeaturesAndLemmas() throws {
        let sentence = try #require(
            try Self.analyzer().analyze("Soldiers were killed when she left their camps.").sentences.first)
        let tokens = Dictionary(uniqueKeysWithValues: sentence.tokens.map { ($0.form, $0) })
        #expect(tokens["Soldiers"]?.feature("Number") == "Plur")
        #expect(tokens["killed"]?.feature("Voice") == "Pass")
        #expect(tokens["left"]?.feature("Tense") == "Past")
        #expect(tokens["she"]?.feature("Person") == "3")
        #expect(tokens["killed"]?.lemma == "kill")
        #expect(tokens["camps"]?.lemma == "camp")
        #expect(tokens["were"]?.upos == .aux)
    }

    @Test func findsNames() throws {
        let text = "Maria Keller of the World Food Programme met Congolese officials in Kinshasa and in Goma."
        let sentence = try #require(try Self.analyzer().analyze(text).sentences.first)
        let names = sentence.entities.map { entity in
            "\(entity.kind.rawValue) \(sentence.tokens[entity.tokens].map(\.form).joined(separator: " "))"
        }
        #expect(
            names == ["PER Maria Keller", "ORG World Food Programme", "GRP Congolese", "LOC Kinshasa", "LOC Goma"])
    }

    /// Not one bit may depend on the processor.
    @Test(arguments: LanguageModel.Tier.allCases)
    func allKernelsGiveTheSameAnalysis(tier: LanguageModel.Tier) throws {
        let text = """
            Talks between the two governments broke down on Tuesday after Kigali accused Kinshasa of arming rebels. "They \
            shell our towns," a minister told reporters; the army denied it. U.N. peacekeepers couldn't reach Ménaka, 300km east.
            """
        let expected = try Self.analyzer(tier, kernels: .scalar).analyze(text)
        #expect(expected.sentences.count == 3)
        for kernels in Kernels.allCases where kernels.isSupported {
            #expect(try Self.analyzer(tier, kernels: kernels).analyze(text) == expected)
        }
    }

    @Test func printsValidCoNLLU() throws {
        let text =
            "Officials in Niger couldn't be reached; the army's spokesman didn't answer. “No comment,” he'd said."
        #expect(CoNLLUValidityTests.problems(in: try Self.analyzer().analyze(text).conllu) == [])
    }

    @Test func fitsItsRoom() throws {
        #expect(try FileBytes.read(Self.path).count <= 20_000_000)
    }
}
