public import Knowledge

/// Judges votes of the Security Council by the rules in `Knowledge/situations`. Pure.
public struct VoteJudge: Sendable {
    private let rules: CouncilRules

    public init(_ rules: CouncilRules) { self.rules = rules }

    public func judge(_ vote: CouncilVote) -> VoteJudgement {
        var judging = Judging(vote, rules)
        judging.run()
        return judging.judgement
    }
}

/// One vote on its way through the rules.
private struct Judging {
    let vote: CouncilVote
    let rules: CouncilRules
    var judgement: VoteJudgement

    init(_ vote: CouncilVote, _ rules: CouncilRules) {
        self.vote = vote
        self.rules = rules
        let size = rules.size(on: vote.day)
        judgement = VoteJudgement(
            outcome: .undetermined, reasons: [], contradictions: [],
            permanent: rules.permanent.map { rules.holder(of: $0, on: vote.day) },
            elected: rules.elected(on: vote.day), size: size?.members ?? 0, threshold: size?.threshold ?? 0,
            unaccounted: 0, vetoes: [])
    }

    mutating func run() {
        let members = judgement.size
        because(
            "members",
            "\(members) members: \(judgement.permanent.count) permanent, \(members - judgement.permanent.count) elected."
        )
        checkNames()
        guard vote.kind != .statement else { return judgeStatement() }
        guard let tally = vote.tally ?? (vote.isUnanimous ? unanimousTally : nil) else {
            judgement.outcome = vote.isReportedAdopted && judgement.contradictions.isEmpty ? .adopted : .undetermined
            because("arithmetic", "The record gives no tally.")
            return settle()
        }
        add(tally)
        if vote.isUnanimous { checkUnanimity(tally) }
        let need = judgement.threshold
        let rule = vote.kind == .procedural ? "adopted-procedural" : "adopted-substantive"
        let enough = tally.inFavour >= need
        because(
            rule, "\(tally.inFavour) in favour, \(need) needed: \(enough ? "enough" : "not enough").", quoting: true)
        findVetoes(tally, enough: enough)
        noteAbstentions()
        noteDispute()
        if vote.isReportedAdopted {
            if !enough { contradict("adopted with \(tally.inFavour) votes in favour, where \(need) are needed") }
            if judgement.outcome == .vetoed {
                contradict("adopted over the veto of \(judgement.vetoes.joined(separator: ", "))")
            }
            if judgement.outcome == .undetermined { judgement.outcome = .adopted }
        } else if !enough || judgement.outcome == .vetoed {
            because("no-number", rules.rules["no-number"]?.text ?? "")
        }
        settle()
    }

    /// Every member in favour.
    private var unanimousTally: CouncilVote.Tally {
        CouncilVote.Tally(inFavour: judgement.size, against: 0, abstaining: 0)
    }

    // MARK: Members

    /// States that vote twice, that have no seat, or of whom there are more than votes.
    private mutating func checkNames() {
        var seen: Set<String> = []
        for choice in CouncilVote.Choice.allCases {
            for state in vote.named[choice, default: []] {
                let seat = rules.permanentSeat(of: state, on: vote.day) ?? state
                if !seen.insert(seat).inserted { contradict("\(state) is named twice") }
                if let elected = judgement.elected, !elected.contains(seat), !rules.permanent.contains(seat) {
                    contradict("\(state) was no member of the Council on \(vote.day)")
                }
            }
        }
    }

    // MARK: Arithmetic

    private mutating func add(_ tally: CouncilVote.Tally) {
        let counts: [(CouncilVote.Choice, Int)] = [
            (.inFavour, tally.inFavour), (.against, tally.against), (.abstaining, tally.abstaining),
        ]
        for (choice, count) in counts {
            if count < 0 { contradict("\(count) votes \(choice.rawValue)") }
            let named = vote.named[choice, default: []]
            if named.count > count {
                contradict("\(list(named)) named as \(choice.rawValue), where the tally counts \(count)")
                if count >= 0 { suggest(choice, named.count - count, counts) }
            }
        }
        guard counts.allSatisfy({ $0.1 >= 0 }) else { return }
        // A tally can hold any number that somebody typed.
        let (two, overflow) = tally.inFavour.addingReportingOverflow(tally.against)
        let (sum, overflowToo) = two.addingReportingOverflow(tally.abstaining)
        guard !overflow, !overflowToo, sum <= judgement.size else {
            return contradict("more votes than the \(judgement.size) members of the Council")
        }
        let silent = judgement.size - sum
        judgement.unaccounted = silent
        var text = "\(tally.inFavour) + \(tally.against) + \(tally.abstaining) = \(sum) of \(judgement.size) members"
        guard silent > 0 else { return because("arithmetic", text + ".") }
        text += "; \(silent) absent or not participating"
        let named = [.absent, .notParticipating].flatMap { vote.named[$0, default: []] }
        if named.count > silent { contradict("\(named.count) members named as absent, room for \(silent)") }
        because("absence", named.isEmpty ? text + "." : text + ": \(named.joined(separator: ", ")).")
        for spell in rules.absences + rules.nonParticipations
        where spell.from <= vote.day && vote.day <= spell.to && named.isEmpty {
            because("absence", "Perhaps \(rules.holder(of: spell.seat, on: vote.day)): \(spell.note).")
        }
    }

    /// Tallies of the same number of votes that have room for those named.
    private mutating func suggest(
        _ choice: CouncilVote.Choice, _ missing: Int, _ counts: [(CouncilVote.Choice, Int)]
    ) {
        let tallies = counts.filter { other, count in
            other != choice && count >= vote.named[other, default: []].count + missing
        }.map { other, _ in
            counts.map { each, count in
                "\(each == choice ? count + missing : each == other ? count - missing : count)"
            }.joined(separator: "-")
        }
        guard !tallies.isEmpty else { return }
        because(
            "arithmetic",
            "A tally counts in favour, against, abstaining; with \(list(vote.named[choice, default: []])) \(choice.rawValue) it "
                + "would be \(tallies.joined(separator: " or ")).")
    }

    private mutating func checkUnanimity(_ tally: CouncilVote.Tally) {
        guard tally != unanimousTally else {
            return because("unanimity", "Unanimous: all \(judgement.size) members in favour.")
        }
        contradict("called unanimous, with a tally of \(tally.inFavour)-\(tally.against)-\(tally.abstaining)")
    }

    // MARK: Vetoes

    private mutating func findVetoes(_ tally: CouncilVote.Tally, enough: Bool) {
        judgement.outcome = enough ? .adopted : .rejected
        let against = vote.named[.against, default: []]
        let permanent = against.filter { rules.permanentSeat(of: $0, on: vote.day) != nil }
        guard vote.kind == .substantive else {
            if !permanent.isEmpty {
                because("adopted-procedural", "\(list(permanent)) against: no veto on a procedural draft.")
            }
            return
        }
        if !permanent.isEmpty {
            guard enough else {
                return because(
                    "adopted-substantive",
                    "\(list(permanent)) against; the draft failed for want of votes, so nothing was vetoed.")
            }
            judgement.vetoes = permanent
            judgement.outcome = .vetoed
            let verb = against.count > tally.against ? "would be" : "is"
            because("adopted-substantive", "\(list(permanent)) against \(verb) a veto.")
        } else if tally.against > against.count, enough {
            judgement.outcome = .undetermined
            because(
                "adopted-substantive",
                "\(tally.against - against.count) against are not named: adopted unless one is a permanent member.")
        } else if enough {
            because("adopted-substantive", "No permanent member against: no veto.")
        }
    }

    private mutating func noteAbstentions() {
        guard vote.kind == .substantive else { return }
        let permanent = vote.named[.abstaining, default: []].filter {
            rules.permanentSeat(of: $0, on: vote.day) != nil
        }
        if !permanent.isEmpty { because("abstention", "\(list(permanent)) abstained, which is no veto.") }
    }

    private mutating func noteDispute() {
        let voted = [.inFavour, .against].flatMap { vote.named[$0, default: []] }
        for party in vote.partiesToDispute where voted.contains(party) {
            because("dispute", "\(party) is a party to the dispute and should have abstained.")
        }
    }

    // MARK: Statements and verdicts

    private mutating func judgeStatement() {
        because("statement", rules.rules["statement"]?.text ?? "")
        if vote.tally != nil { contradict("a presidential statement has no tally") }
        if !vote.named.isEmpty { contradict("nobody votes on a presidential statement") }
        judgement.outcome = .adopted
        settle()
    }

    private mutating func settle() {
        if !judgement.contradictions.isEmpty { judgement.outcome = .impossible }
    }

    private mutating func contradict(_ text: String) {
        if !judgement.contradictions.contains(text) { judgement.contradictions.append(text) }
    }

    private mutating func because(_ rule: String, _ text: String, quoting: Bool = false) {
        let known = rules.rules[rule]
        judgement.reasons.append(
            VoteJudgement.Reason(
                rule: rule, source: known?.source ?? rule,
                text: quoting ? "\(text) \(known?.text ?? "")" : text))
    }

    private func list(_ states: [String]) -> String { states.joined(separator: ", ") }
}
