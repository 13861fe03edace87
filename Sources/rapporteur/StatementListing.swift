import Coding

/// Relations, facts and decisions for people to read, one a line, with the words that say so and the line that coded it.
struct StatementListing {
    let explains: Bool

    func text(of account: Account) -> String {
        section("relations", account.relations.map { ($0.line, $0.speakers, $0.explanation) })
            + section("facts", account.facts.map { ($0.line, $0.speakers, $0.explanation) })
            + section("decisions", account.decisions.map { ($0.line, $0.speakers, $0.explanation) })
    }

    private func section(_ title: String, _ rows: [(line: String, speakers: [Speaker], explanation: Explanation)])
        -> String
    {
        guard !rows.isEmpty else { return "" }
        var out = title + "\n"
        for row in rows {
            out += "   \(row.line)"
            if !row.speakers.isEmpty { out += "  says \(row.speakers.map(\.party.text).joined(separator: ", "))" }
            out += "\n"
            guard explains else { continue }
            for step in row.explanation.steps {
                out += "     \(step.words)  \(step.reading) → \(step.result)   \(step.source)\n"
            }
        }
        return out + "\n"
    }
}
