import Foundation

/// A judged vote for people and for programs.
public struct VoteReport: Sendable {
    private let vote: CouncilVote
    private let judgement: VoteJudgement

    public init(_ vote: CouncilVote, _ judgement: VoteJudgement) {
        self.vote = vote
        self.judgement = judgement
    }

    /// The verdict, the reasons with their articles, and who sat in the Council.
    public var text: String {
        let tally = vote.tally.map { "\($0.inFavour)-\($0.against)-\($0.abstaining)" }
        let what = tally ?? (vote.isUnanimous ? "unanimous" : "no tally")
        var out = "\(what) on \(vote.day), \(vote.kind.rawValue): \(judgement.outcome.rawValue.uppercased())\n"
        for contradiction in judgement.contradictions { out += "  cannot be: \(contradiction)\n" }
        for reason in judgement.reasons {
            out += "  \(reason.text)\n      \(reason.source)\n"
        }
        out += "  permanent  \(judgement.permanent.joined(separator: " "))\n"
        out += "  elected    \(judgement.elected?.joined(separator: " ") ?? "not known for \(vote.day.year)")\n"
        return out
    }

    public var json: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
            return String(decoding: try encoder.encode(Line(vote, judgement)), as: UTF8.self)
        }
    }

    private struct Line: Encodable {
        struct Reason: Encodable { var rule, source, text: String }

        var kind = "vote"
        var on: String
        var draft: String
        var tally: [Int]?
        var outcome: String
        var vetoes: [String]
        var contradictions: [String]
        var reasons: [Reason]
        var permanent: [String]
        var elected: [String]?
        var size: Int
        var threshold: Int
        var unaccounted: Int

        init(_ vote: CouncilVote, _ judgement: VoteJudgement) {
            on = vote.day.description
            draft = vote.kind.rawValue
            tally = vote.tally.map { [$0.inFavour, $0.against, $0.abstaining] }
            outcome = judgement.outcome.rawValue
            vetoes = judgement.vetoes
            contradictions = judgement.contradictions
            reasons = judgement.reasons.map { Reason(rule: $0.rule, source: $0.source, text: $0.text) }
            permanent = judgement.permanent
            elected = judgement.elected
            size = judgement.size
            threshold = judgement.threshold
            unaccounted = judgement.unaccounted
        }
    }
}
