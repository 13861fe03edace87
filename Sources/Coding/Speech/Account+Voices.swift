/// Who says that a relation, fact or decision holds.
extension Account {
    /// Gives relations, facts and decisions the speakers of the words that say them. Events have theirs already, for
    /// their builder knows the exact word of the act.
    mutating func lend(_ voices: Voices) {
        func speakers(_ evidence: [Evidence], _ sentence: Range<Int>) -> [Speaker] {
            voices.speakers(of: evidence.first { $0.field == .act }?.range ?? sentence)
        }
        for index in relations.indices {
            relations[index].speakers = speakers(relations[index].evidence, relations[index].sentence)
        }
        for index in facts.indices { facts[index].speakers = speakers(facts[index].evidence, facts[index].sentence) }
        for index in decisions.indices {
            decisions[index].speakers = speakers(decisions[index].evidence, decisions[index].sentence)
        }
    }
}
