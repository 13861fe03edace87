import Knowledge

/// Gathers the votes of a report: outcomes, and who stood how, also where later sentences tell it.
struct DecisionCollector: Sendable {
    private(set) var decisions: [Decision] = []
    /// Outcomes of the sentence that is being read.
    private var current: [Decision] = []
    private var stances: [(stance: Construction.Stance, match: ConstructionMatch)] = []

    mutating func add(_ match: ConstructionMatch, in sentence: inout StatementSentence) {
        switch match.construction.meaning {
        case .outcome:
            if let decision = sentence.decision(match), !current.contains(where: { $0.body.isSame(as: decision.body) })
            {
                current.append(decision)
            }
        case .stance(let stance): stances.append((stance, match))
        default: break
        }
    }

    /// Takes in what the whole sentence says of its votes.
    mutating func finish(_ sentence: inout StatementSentence) {
        defer {
            current.removeAll()
            stances.removeAll()
        }
        guard !current.isEmpty || !stances.isEmpty else { return lendTally(of: &sentence) }
        for (stance, match) in stances {
            let voters = sentence.voters(match)
            guard !voters.isEmpty, let context = sentence.context(of: match),
                context.status == (stance == .participating ? .negated : .occurred)
            else { continue }
            if current.isEmpty {
                // Told of a vote that stood before, or of one that only the voter tells of.
                if let last = decisions.last, sentence.mayTell(of: last, match) {
                    current.append(last)
                } else if let new = sentence.decision(ofVoter: match, stance, context) {
                    current.append(new)
                }
            }
            guard !current.isEmpty else { continue }
            current[0].add(voters, stance)
        }
        if current.isEmpty { lendTally(of: &sentence) }
        for index in current.indices {
            if current[index].tally == nil {
                current[index].tally = sentence.tally(
                    against: current[index].against.count, abstaining: current[index].abstaining.count)
            }
            if sentence.isUnanimous { current[index].isUnanimous = true }
            if current[index].symbol == nil { current[index].symbol = sentence.symbol() }
            keep(current[index])
        }
    }

    /// "Nine members voted in favour and four abstained." tells the tally of the vote in the sentence before.
    private mutating func lendTally(of sentence: inout StatementSentence) {
        guard let index = decisions.indices.last, decisions[index].tally == nil, decisions[index].status == .occurred,
            sentence.isNext(to: decisions[index].sentence)
        else { return }
        if decisions[index].abstaining.isEmpty { decisions[index].add(sentence.abstainers(), .abstaining) }
        decisions[index].tally = sentence.tally(
            against: decisions[index].against.count, abstaining: decisions[index].abstaining.count)
    }

    mutating func lend(_ voices: Voices) {
        for index in decisions.indices {
            StatementReader.lend(voices, decisions[index].evidence, &decisions[index].speakers)
        }
    }

    private mutating func keep(_ decision: Decision) {
        if let index = decisions.firstIndex(where: { $0.id == decision.id || $0.isSameVote(as: decision) }) {
            decisions[index].merge(decision)
        } else {
            decisions.append(decision)
        }
    }
}

extension Decision {
    mutating func add(_ voters: [Party], _ stance: Construction.Stance) {
        func insert(_ list: inout [Party]) {
            list += voters.filter { voter in !list.contains { $0.isSame(as: voter) } }
        }
        switch stance {
        case .inFavour: insert(&inFavour)
        case .against: insert(&against)
        case .abstaining: insert(&abstaining)
        case .absent, .participating: insert(&absent)
        case .veto:
            insert(&against)
            outcome = .vetoed
        }
    }

    /// The same vote told again: nothing that both say differs.
    fileprivate func isSameVote(as other: Decision) -> Bool {
        func agree<Value: Equatable>(_ one: Value?, _ two: Value?) -> Bool { one == nil || two == nil || one == two }
        return body.isSame(as: other.body) && status == other.status
            && (outcome == other.outcome || outcome == .unknown || other.outcome == .unknown)
            && agree(symbol, other.symbol) && agree(tally?.inFavour, other.tally?.inFavour)
            && agree(date.text == nil ? nil : date.value, other.date.text == nil ? nil : other.date.value)
            && (concerning.isEmpty || other.concerning.isEmpty
                || concerning.contains { one in other.concerning.contains { $0.isSame(as: one) } })
    }

    fileprivate mutating func merge(_ other: Decision) {
        if form == .decision { form = other.form }
        if outcome == .unknown || other.outcome == .vetoed { outcome = other.outcome }
        symbol = symbol ?? other.symbol
        tally = tally ?? other.tally
        isUnanimous = isUnanimous || other.isUnanimous
        add(other.inFavour, .inFavour)
        add(other.abstaining, .abstaining)
        add(other.absent, .absent)
        add(other.against, .against)
        concerning += other.concerning.filter { party in !concerning.contains { $0.isSame(as: party) } }
        evidence += other.evidence.filter { !evidence.contains($0) }
    }
}
