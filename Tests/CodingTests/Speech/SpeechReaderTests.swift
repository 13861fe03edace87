import Testing

@testable import Coding

/// Who says what, from texts as they stand in reports.
struct SpeechReaderTests {
    private struct Said: Equatable, CustomStringConvertible {
        var source: String
        var content: String
        var manner: Attribution.Manner
        var parent: Int?
        var description: String { "\(source) | \(content) | \(manner.rawValue) | \(parent.map(String.init) ?? "-")" }
    }

    private func speech(_ text: String) throws -> [Said] {
        let rapporteur = try Project.rapporteur.get()
        let bytes = Array(text.utf8)
        func string(_ ranges: [Range<Int>]) -> String {
            ranges.map { String(decoding: bytes[$0], as: UTF8.self) }.joined(separator: " … ")
        }
        return rapporteur.coder.speech.speech(in: rapporteur.analyzer.analyze(text), text: text).attributions.map {
            Said(source: string($0.source), content: string($0.content), manner: $0.manner, parent: $0.parent)
        }
    }

    static let cases: [(text: String, source: String, content: String, manner: Attribution.Manner)] = [
        ("\"We will leave,\" the minister said.", "the minister", "\"We will leave,\"", Attribution.Manner.direct),
        ("The minister said the troops would leave.", "The minister", "the troops would leave", .indirect),
        (
            "The minister said the troops were \"not wanted\" here.", "The minister",
            "the troops were \"not wanted\" here", .mixed
        ),
        ("The road is closed, according to the mayor.", "the mayor", "The road is closed", .indirect),
        ("The road, the mayor said, is closed.", "the mayor", "The road … is closed", .indirect),
        (
            "\"We stay,\" the mayor said. \"We have no choice.\"", "the mayor",
            "\"We stay,\" … \"We have no choice.\"", .direct
        ),
        ("The mayor went on: \"We stay. We wait.\"", "The mayor", "\"We stay. We wait.\"", .direct),
        (
            "The junta describes the soldiers as \"instructors.\"", "The junta",
            "the soldiers as \"instructors.\"", .mixed
        ),
    ]

    @Test(arguments: Self.cases)
    func manners(text: String, source: String, content: String, manner: Attribution.Manner) throws {
        let said = try speech(text)
        #expect(said.contains { $0.source == source && $0.content == content && $0.manner == manner }, "\(said)")
    }

    @Test func quotationsGoOnOverParagraphs() throws {
        let said = try speech(
            "“We stay,” the mayor said. “They must know it.\n\n“And we will wait.”\n\nThe road is closed.")
        #expect(
            said.contains {
                $0.source == "the mayor" && $0.content == "“We stay,” … “They must know it. … “And we will wait.”"
            }, "\(said)")
    }

    @Test func voicesNest() throws {
        let said = try speech("The envoy said that the general denied that his army had attacked the village.")
        #expect(said.map(\.source) == ["The envoy", "the general"], "\(said)")
        #expect(said.map(\.parent) == [nil, 0])
    }

    @Test(arguments: [
        "The talks at the Hotel \"Azure\" were long.", "The film \"The Last Train\" opens in Bamako.",
        "The so-called \"republic\" has two roads.",
    ])
    func labelsAndTitlesAreNoSpeech(text: String) throws { #expect(try speech(text).isEmpty) }

    @Test(arguments: [21, 22, 23]) func anyWordsGiveOrderedSpans(seed: UInt64) throws {
        let words = [
            "\"", "“", "”", "‘", "’", "''", "«", "»", "said", "told", "AFP", "he", "the mayor", "according to",
            "denied", "that",
            ",", ".", ":", "\n\n", "we", "will", "leave", "called", "it", "a failure", "claim", "'s", "asked",
            "whether",
            "in the words of", "as", "put", "—", "é", "😀", "who", "while", "and",
        ]
        let rapporteur = try Project.rapporteur.get()
        var state = seed
        for _ in 0..<60 {
            var text = ""
            for _ in 0..<40 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                text += words[Int(state >> 33) % words.count] + " "
            }
            let count = text.utf8.count
            let speech = rapporteur.coder.speech.speech(in: rapporteur.analyzer.analyze(text), text: text)
            for (index, attribution) in speech.attributions.enumerated() {
                #expect(!attribution.content.isEmpty)
                for spans in [attribution.source, attribution.cue, attribution.content] {
                    var end = 0
                    for span in spans {
                        #expect(!span.isEmpty && span.lowerBound >= end && span.upperBound <= count)
                        end = span.upperBound
                    }
                }
                #expect(attribution.parent != index)
                #expect(attribution.parent.map { speech.attributions.indices.contains($0) } ?? true)
            }
            for offset in stride(from: 0, to: count, by: 7) {
                for index in speech.attributions(at: offset..<offset + 1) {
                    #expect(speech.attributions[index].content.contains { $0.contains(offset) })
                }
            }
        }
    }
}
