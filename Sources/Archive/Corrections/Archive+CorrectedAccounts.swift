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
        let textHash = report.text.stableHash
        func corrected<Value: Correctable>(_ values: [Value], _ kind: StatementQuery.Kind) -> [Value] {
            let anchors = values.map { value in
                CorrectionAnchor(
                    key: value.id, kind: kind, report: report.id, textHash: textHash,
                    sentence: value.sentence,
                    act: value.evidence.first { $0.field == .act }?.range ?? value.sentence,
                    words: String(decoding: bytes[value.sentence.clamped(to: 0..<bytes.count)], as: UTF8.self))
            }
            let assignment = CorrectionAssignment(all, to: anchors)
            return values.indices.flatMap { index -> [Value] in
                guard let own = assignment.corrections[index] else { return [values[index]] }
                let standing = Standing(own)
                var value = values[index]
                value.apply(standing.fields)
                let parts = standing.parts.compactMap { part -> Value? in
                    let partStanding = Standing(assignment.corrections(ofPart: part.correction))
                    guard partStanding.verdict.map({ $0 == .stands }) ?? true else { return nil }
                    var second = value
                    second.apply(part.changes)
                    second.apply(partStanding.fields)
                    return second
                }
                guard standing.verdict.map({ $0 == .stands }) ?? true else {
                    rejected.append(anchors[index].act)
                    return parts
                }
                return [value] + parts
            }
        }
        account.events = corrected(account.events, .event)
        account.relations = corrected(account.relations, .relation)
        account.facts = corrected(account.facts, .fact)
        account.decisions = corrected(account.decisions, .decision)
        return (account, rejected)
    }
}
