import Linguistics

/// Whether clauses look back or ahead, told from the tree where there is one.
///
/// "Will vote on Friday" means the Friday to come and "voted on Friday" the one past.
struct ClauseTense {
    enum Direction {
        case past, future, unknown
    }

    private let tokens: [Token]
    /// Whether each token is a word of the future ("will", "scheduled").
    private let isFutureWord: [Bool]
    /// Whether each token may be part of a date.
    private let isTimeWord: [Bool]
    private let hasTree: Bool
    private var hasFutureAuxiliary: [Bool]
    private var hasPastAuxiliary: [Bool]
    private var isInfinitive: [Bool]

    init(_ tokens: [Token], isFutureWord: [Bool], isTimeWord: [Bool]) {
        self.tokens = tokens
        self.isFutureWord = isFutureWord
        self.isTimeWord = isTimeWord
        hasTree = tokens.contains { $0.head != nil }
        hasFutureAuxiliary = [Bool](repeating: false, count: tokens.count)
        hasPastAuxiliary = hasFutureAuxiliary
        isInfinitive = hasFutureAuxiliary
        for (index, token) in tokens.enumerated() {
            guard let head = token.head, tokens.indices.contains(head) else { continue }
            switch token.deprel.base {
            case "aux", "cop":
                if isFutureWord[index] {
                    hasFutureAuxiliary[head] = true
                } else if token.xpos == "VBD" || token.lemma == "have" {
                    hasPastAuxiliary[head] = true
                }
            case "mark" where token.upos == .part: isInfinitive[head] = true
            default: break
            }
        }
    }

    /// Whether a verb itself is in the future.
    func isAhead(at verb: Int) -> Bool { hasFutureAuxiliary.indices.contains(verb) && hasFutureAuxiliary[verb] }

    func direction(at token: Int) -> Direction {
        hasTree ? directionInTree(at: token) : directionInWindow(around: token)
    }

    private func directionInTree(at start: Int) -> Direction {
        var index = start
        for _ in 0..<12 {
            let token = tokens[index]
            // "May have left" looks back or ahead.
            if hasFutureAuxiliary[index] { return hasPastAuxiliary[index] ? .unknown : .future }
            // "Planned" as a verb of the past: the plan was then.
            if isFutureWord[index], token.xpos != "VBD" { return .future }
            if hasPastAuxiliary[index] { return .past }
            if token.upos == .verb || token.upos == .aux {
                // "Is set to leave on Friday" looks ahead; "agreed to leave" and "was forced to leave" are not told
                // apart.
                if isInfinitive[index] {
                    guard let head = token.head, tokens.indices.contains(head), head != index else { return .unknown }
                    return isFutureWord[head] || isPresent(tokens[head], "be") ? .future : .unknown
                }
                switch token.xpos {
                case "VBD": return .past
                case "VBN" where token.deprel.base == "acl": return .past
                case "VBG", "VBN": break
                default: return .unknown
                }
            }
            guard let head = token.head, tokens.indices.contains(head), head != index else { return .unknown }
            // "The October 23 attack will be remembered": the date is the attack's, not the clause's.
            let isModifier = ["compound", "nmod", "amod", "nummod"].contains(token.deprel.base)
            let isClause = hasPastAuxiliary[head] || hasFutureAuxiliary[head]
            if isModifier, isTimeWord[index], !isTimeWord[head], !isClause { return .unknown }
            index = head
        }
        return .unknown
    }

    private func isPresent(_ token: Token, _ lemma: String) -> Bool {
        token.lemma == lemma && (token.xpos == "VBZ" || token.xpos == "VBP")
    }

    /// Without a tree: a word of the future some words before, in the same stretch without punctuation.
    private func directionInWindow(around start: Int) -> Direction {
        for index in stride(from: start - 1, through: max(0, start - 8), by: -1) {
            if isFutureWord[index] { return .future }
            if tokens[index].form.first?.isPunctuation == true { return .unknown }
        }
        return .unknown
    }
}
