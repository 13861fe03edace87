import Coding
import Knowledge

/// Runs the examples that stand under the cues of speech.
public struct SpeechCheck: Sendable {
    public private(set) var failures: [FrameCheck.Failure] = []
    public private(set) var examples = 0

    /// Reads every example of the knowledge.
    public init(_ rapporteur: Rapporteur) {
        for cue in rapporteur.knowledge.speechCues {
            for example in cue.examples { check(example, cue, rapporteur) }
        }
    }

    private mutating func check(_ example: SpeechExample, _ cue: SpeechCue, _ rapporteur: Rapporteur) {
        examples += 1
        let bytes = Array(example.sentence.utf8)
        func string(_ ranges: [Range<Int>]) -> String {
            ranges.map { String(decoding: bytes[$0], as: UTF8.self) }.joined(separator: " … ")
        }
        let found = rapporteur.coder.speech.speech(
            in: rapporteur.analyzer.analyze(example.sentence), text: example.sentence
        ).attributions.map { (kind: $0.kind, source: string($0.source), content: string($0.content)) }
        let isRight: Bool
        let wanted: String
        if let (source, content) = example.expected {
            isRight = found.contains {
                $0.kind == cue.kind && $0.content.contains(content)
                    && (source == "_" ? $0.source.isEmpty : $0.source.contains(source))
            }
            wanted = "\(cue.kind.rawValue): \(source) | \(content)"
        } else {
            isRight = !found.contains { $0.kind == cue.kind }
            wanted = "no \(cue.kind.rawValue)"
        }
        guard !isRight else { return }
        failures.append(
            FrameCheck.Failure(
                position: example.position, sentence: example.sentence, expected: wanted,
                found: found.map { "\($0.kind.rawValue): \($0.source.isEmpty ? "_" : $0.source) | \($0.content)" }))
    }
}
