public import Coding
internal import GRDB
public import Reports

extension Archive {
    /// An account of a stored report as it stands after people's corrections, for those who read the report anew.
    ///
    /// - Returns: the account, and the bytes of predicates that people said tell nothing.
    public func corrected(
        _ account: Account, of report: Report
    ) throws(ArchiveError) -> (account: Account, rejected: [Range<Int>]) {
        let all = try read { try Correction.fetch($0, "report = ?", [report.id]) }
        guard !all.isEmpty else { return (account, []) }
        var account = account
        var rejected: [Range<Int>] = []
        let bytes = Array(report.text.utf8)
        func anchor(
            _ key: String, _ kind: StatementQuery.Kind, _ sentence: Range<Int>, _ evidence: [Evidence]
        ) -> CorrectionAnchor {
            CorrectionAnchor(
                key: key, kind: kind, report: report.id, textHash: report.text.stableHash, sentence: sentence,
                act: evidence.first { $0.field == .act }?.range ?? sentence,
                words: String(decoding: bytes[sentence.clamped(to: 0..<bytes.count)], as: UTF8.self))
        }
        func corrected<Value>(
            _ values: [Value], _ anchor: (Value) -> CorrectionAnchor,
            _ apply: (inout Value, [CorrectionField: JSONValue]) -> Void
        ) -> [Value] {
            let anchors = values.map(anchor)
            let assignment = CorrectionAssignment(all, to: anchors)
            return values.indices.flatMap { index -> [Value] in
                guard let own = assignment.corrections[index] else { return [values[index]] }
                let standing = Standing(own)
                var value = values[index]
                apply(&value, standing.fields)
                let parts = standing.parts.compactMap { part -> Value? in
                    let partStanding = Standing(assignment.corrections(ofPart: part.correction))
                    guard partStanding.verdict.map({ $0 == .stands }) ?? true else { return nil }
                    var second = value
                    apply(&second, part.changes)
                    apply(&second, partStanding.fields)
                    return second
                }
                guard standing.verdict.map({ $0 == .stands }) ?? true else {
                    rejected.append(anchors[index].act)
                    return parts
                }
                return [value] + parts
            }
        }
        account.events = corrected(account.events) {
            anchor($0.id, .event, $0.sentence, $0.evidence)
        } _: {
            $0.apply($1)
        }
        account.relations = corrected(account.relations) {
            anchor($0.id, .relation, $0.sentence, $0.evidence)
        } _: {
            $0.apply($1)
        }
        account.facts = corrected(account.facts) {
            anchor($0.id, .fact, $0.sentence, $0.evidence)
        } _: {
            $0.apply($1)
        }
        account.decisions = corrected(account.decisions) {
            anchor($0.id, .decision, $0.sentence, $0.evidence)
        } _: {
            $0.apply($1)
        }
        return (account, rejected)
    }
}
