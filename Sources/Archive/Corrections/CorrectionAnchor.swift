/// Where the statement stands that a correction is about, so that it is found again whatever codes it then.
public struct CorrectionAnchor: Sendable, Hashable {
    /// The statement's stable key when it was corrected.
    public var key: String
    public var kind: StatementQuery.Kind
    /// Name of the report.
    public var report: String
    /// Hash of the text of the report's version.
    public var textHash: Int64
    /// UTF-8 bytes of the sentence in that text.
    public var sentence: Range<Int>
    /// UTF-8 bytes of the predicate, or of the sentence where no evidence names one.
    public var act: Range<Int>
    public var words: String

    /// Bytes that the predicates of two statements share, if both stand in the same sentence; `nil` if they do not.
    func overlap(with other: CorrectionAnchor) -> Int? {
        guard kind == other.kind, report == other.report, words == other.words else { return nil }
        // Another version of the report may have moved the sentence; within it, the predicate stays where it was.
        let shift = textHash == other.textHash ? 0 : other.sentence.lowerBound - sentence.lowerBound
        guard textHash != other.textHash || sentence == other.sentence else { return nil }
        let moved = act.lowerBound + shift..<act.upperBound + shift
        let shared = moved.clamped(to: other.act)
        return moved.overlaps(other.act) ? shared.count : nil
    }

    /// The statement that this one was about, among those of a coding: the one with its key, else the one whose
    /// predicate shares most bytes with it.
    func find(in candidates: [CorrectionAnchor]) -> Int? {
        var best: (index: Int, shared: Int)?
        for (index, candidate) in candidates.enumerated() {
            if candidate.key == key, candidate.textHash == textHash { return index }
            guard let shared = overlap(with: candidate), shared > best?.shared ?? 0 else { continue }
            best = (index, shared)
        }
        return best?.index
    }
}

extension CorrectionAnchor {
    /// - Parameter line: the statement in the event format.
    init(line: JSONValue, kind: StatementQuery.Kind, report: String, textHash: Int64, words: String) {
        func range(_ value: JSONValue?) -> Range<Int>? {
            guard let start = value?["start"]?.integer, let end = value?["end"]?.integer, start < end else {
                return nil
            }
            return start..<end
        }
        let sentence = range(line["sentence"]) ?? 0..<0
        let act = line["evidence"]?.elements.first { $0["field"]?.string == "act" }
        self.init(
            key: line["id"]?.string ?? "", kind: kind, report: report, textHash: textHash, sentence: sentence,
            act: range(act) ?? sentence, words: words)
    }
}
