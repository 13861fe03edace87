import Knowledge
import Linguistics

/// Acts that are none: storms that hit, wars on waste, teams that attack.
extension Interpreter {
    /// The act, unless nobody does it or its foe is no party.
    mutating func literal(_ act: Interpretation, _ match: FrameMatch) -> Interpretation? {
        var operations: [String] = []
        let subjects = match.wordClass == .verb ? match.arguments[.subject] : []
        if !subjects.isEmpty, subjects.allSatisfy({ frames.classes.contains(graph.lemmas[$0], in: "natural-force") }) {
            operations.append("natural")
        }
        if match.arguments[Slot(rawValue: "in")].contains(where: {
            frames.classes.contains(graph.lemmas[$0], in: "narrative")
        }) {
            operations.append("fiction")
        }
        // Companies fight each other with prices.
        let parties = act.actors + act.recipients
        if parties.count > 1, parties.allSatisfy({ $0.sectors == ["BUS"] }) { operations.append("business") }
        if !act.recipients.contains(where: \.isKnown), hasFigurativeFoe(match) { operations.append("figurative") }
        return operations.contains { isRuledOut(act, by: $0) } ? nil : act
    }

    private func hasFigurativeFoe(_ match: FrameMatch) -> Bool {
        // Bombs fall on markets, too.
        guard !match.arguments[.object].contains(where: { frames.classes.contains(graph.lemmas[$0], in: "weapon") })
        else { return false }
        return [.object, Slot(rawValue: "on"), Slot(rawValue: "against"), Slot(rawValue: "with")].contains { slot in
            match.arguments[slot].contains { frames.classes.contains(graph.lemmas[$0], in: "figurative-foe") }
        }
    }

    /// Whether the domain that the sentence speaks of has its own meaning for the act: in sport a country is a team.
    mutating func isOfDomain(_ domain: String, _ interpretation: Interpretation) -> Bool {
        let parties = interpretation.actors + interpretation.recipients
        let isPublic = parties.contains { party in
            party.sectors.contains { frames.classes.contains($0.lowercased(), in: "public-sector") }
                || (domain != "sport" && party.country != nil && !party.sectors.contains("BUS"))
        }
        guard !isPublic || (domain == "sport" && hasScore) else { return false }
        return isRuledOut(interpretation, by: domain)
    }

    /// "3-1"
    private var hasScore: Bool {
        graph.sentence.tokens.contains { token in
            let numbers = token.form.split(separator: "-", omittingEmptySubsequences: false)
            return numbers.count == 2 && numbers.allSatisfy { !$0.isEmpty && $0.count < 4 && $0.allSatisfy(\.isNumber) }
        }
            || (1..<max(2, graph.count)).contains { position in
                position + 1 < graph.count && graph[position].form == "-"
                    && [position - 1, position + 1].allSatisfy { graph[$0].form.allSatisfy(\.isNumber) }
            }
    }

    private mutating func isRuledOut(_ interpretation: Interpretation, by operation: String) -> Bool {
        guard let rule = frames.composition.rule(for: operation, content: interpretation.code), rule.result == .drop
        else { return false }
        ruleOut(interpretation, operation, rule)
        return true
    }
}
