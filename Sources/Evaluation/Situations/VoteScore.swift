import Calendars
import Knowledge
import Situations

/// How the judge of votes does on a table of recorded votes of resolutions that were adopted.
public struct VoteScore: CustomStringConvertible {
    /// A row that was not judged as history did.
    public struct Deviation: Equatable, Sendable {
        public var symbol: String
        public var outcome: VoteJudgement.Outcome
        public var why: [String]
    }

    public private(set) var votes = 0
    public private(set) var adopted = 0
    /// Adopted over a permanent member's vote against: right only as procedural.
    public private(set) var procedural = 0
    public private(set) var impossible: [Deviation] = []
    public private(set) var others: [Deviation] = []
    /// Names of states that could not be read.
    public private(set) var unreadable: [String] = []

    /// - Parameter table: comma-separated values with the columns `symbol`, `year`, `kind` (`recorded` or
    ///   `unanimous`), `yes`, `no`, `abstain`, `no_states`, `abstain_states`.
    public init(_ table: [UInt8], knowledge: KnowledgeBase) {
        let rules = knowledge.situations.council
        let names = StateNames(knowledge)
        let judge = VoteJudge(rules)
        for row in CommaSeparated(table).rows {
            guard let symbol = row["symbol"], let year = row["year"].flatMap({ Int($0) }),
                let day = CalendarDate(year: year, month: 7, day: 1)
            else { continue }
            votes += 1
            var vote = CouncilVote(
                day: day, kind: rules.procedural[symbol] == nil ? .substantive : .procedural,
                isUnanimous: row["kind"] == "unanimous", isReportedAdopted: true, symbol: symbol)
            if let yes = number(row["yes"]), let no = number(row["no"]), let abstain = number(row["abstain"]) {
                vote.tally = CouncilVote.Tally(inFavour: yes, against: no, abstaining: abstain)
            }
            vote.named[.against] = states(row["no_states"], names, rules, year)
            vote.named[.abstaining] = states(row["abstain_states"], names, rules, year)
            let judgement = judge.judge(vote)
            switch judgement.outcome {
            case .adopted:
                adopted += 1
                if vote.kind == .procedural { procedural += 1 }
            case .impossible:
                impossible.append(
                    Deviation(symbol: symbol, outcome: .impossible, why: judgement.contradictions))
            default:
                others.append(Deviation(symbol: symbol, outcome: judgement.outcome, why: []))
            }
        }
    }

    private func number(_ text: String?) -> Int? { text.flatMap { Int($0) } }

    /// Prints run names together and misspell them; what cannot be read is listed and not judged.
    private mutating func states(_ list: String?, _ names: StateNames, _ rules: CouncilRules, _ year: Int) -> [String] {
        guard let list, !list.isEmpty else { return [] }
        if let whole = names.code(of: list) { return [whole] }
        var codes: [String] = []
        var pending = ""
        for piece in list.split(whereSeparator: { ",.".contains($0) }) {
            for part in Self.parts(String(piece), names) {
                pending = pending.isEmpty ? part : pending + " " + part
                if let code = names.code(of: pending) ?? names.code(of: part) {
                    codes.append(code)
                    pending = ""
                }
            }
        }
        if !pending.isEmpty { unreadable.append("\(year): \(list)") }
        return codes
    }

    /// The two states of "Cuba and Yemen", but not of "Trinidad and Tobago".
    private static func parts(_ text: String, _ names: StateNames) -> [String] {
        guard names.code(of: text) == nil else { return [text] }
        let words = text.split(separator: " ").map(String.init)
        for position in words.indices where words[position] == "and" {
            let (first, second) = (words[..<position], words[(position + 1)...])
            let parts = [first.joined(separator: " "), second.joined(separator: " ")]
            if parts.allSatisfy({ names.code(of: $0) != nil }) { return parts }
        }
        return [text]
    }

    public var description: String {
        var out = "\(votes) votes: \(adopted) adopted (\(procedural) as procedural), \(impossible.count) impossible, "
        out += "\(others.count) otherwise\n"
        for deviation in impossible + others {
            out += "  \(deviation.symbol)  \(deviation.outcome.rawValue)  \(deviation.why.joined(separator: "; "))\n"
        }
        for name in unreadable { out += "  not read: \(name)\n" }
        return out
    }
}
