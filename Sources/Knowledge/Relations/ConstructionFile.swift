/// Reads `.relations`, `.facts` and `.decisions` files: head lines with lemmas, constructions beneath them, examples
/// beneath those.
struct ConstructionFile {
    var frames: [ConstructionFrame] = []
    var problems: [KnowledgeProblem] = []
    private let ending: Substring

    init(_ text: KnowledgeText) {
        ending = text.file.split(separator: ".").last ?? ""
        for line in text.lines() {
            do throws(KnowledgeProblem) {
                try read(line)
            } catch {
                problems.append(error)
            }
        }
        for frame in frames {
            for construction in frame.constructions
            where !construction.examples.contains(where: { $0.expected != nil }) {
                problems.append(
                    KnowledgeProblem(position: construction.position, message: "this line has no '+' example"))
            }
        }
    }

    private mutating func read(_ line: KnowledgeLine) throws(KnowledgeProblem) {
        if line.indent == 0 {
            let head = FrameFile.head(line)
            frames.append(
                ConstructionFrame(
                    wordClass: head.wordClass, lemmas: head.lemmas, constructions: [], position: line.position))
            return
        }
        guard let frame = frames.indices.last else { throw line.problem("this line stands under no lemma") }
        if line.text.hasPrefix("+ ") || line.text.hasPrefix("- ") {
            guard let last = frames[frame].constructions.indices.last else {
                throw line.problem("this example stands under no construction")
            }
            frames[frame].constructions[last].examples.append(try Self.example(line))
        } else {
            frames[frame].constructions.append(try construction(line))
        }
    }

    private func construction(_ line: KnowledgeLine) throws(KnowledgeProblem) -> Construction {
        let words = line.words
        let name = words.prefix { !$0.contains(":") }
        let meaning = try meaning(name.map(String.init), line)
        var parts: [Construction.Part] = []
        var conditions: [Pattern.Rule] = []
        for word in words.dropFirst(name.count) {
            let halves = word.split(separator: ":", maxSplits: 1)
            guard halves.count == 2 else { throw line.problem("'\(word)' is no slot:ROLE") }
            let isRequired = !halves[1].hasSuffix("?")
            let filler = isRequired ? halves[1] : halves[1].dropLast()
            if let role = Construction.Role(rawValue: String(filler)) {
                let slots = halves[0].split(separator: "|").map { Slot(rawValue: String($0)) }
                parts.append(Construction.Part(slots: slots, role: role, isRequired: isRequired))
            } else {
                conditions.append(try FrameFile.rule(word, line))
            }
        }
        return Construction(
            meaning: meaning, parts: parts,
            conditions: Pattern(
                reading: .operation(""), rules: conditions, position: line.position),
            examples: [], position: line.position)
    }

    private func meaning(_ words: [String], _ line: KnowledgeLine) throws(KnowledgeProblem) -> Construction.Meaning {
        switch ending {
        case "relations":
            if words.count == 1 { return .relation(words[0], .holds) }
            if words.count == 2, let phase = Construction.Phase(rawValue: words[1]) {
                return .relation(words[0], phase)
            }
            throw line.problem("expected a kind of relation, then holds, begun or ended")
        case "facts":
            if words.count == 1 { return .fact(words[0]) }
            throw line.problem("expected a property of facts.types")
        default:
            guard words.count == 1 else { throw line.problem("expected an outcome or a stance") }
            return Construction.Stance(rawValue: words[0]).map { .stance($0) } ?? .outcome(words[0])
        }
    }

    private static func example(_ line: KnowledgeLine) throws(KnowledgeProblem) -> ConstructionExample {
        let body = line.text.dropFirst(2)
        guard line.text.hasPrefix("+") else {
            return ConstructionExample(sentence: String(body.trimmed()), expected: nil, position: line.position)
        }
        let halves = body.components(separatedBy: "=>")
        guard halves.count == 2 else { throw line.problem("a '+' example is 'sentence  => left > right'") }
        let parts = halves[1].split(separator: "|").map { $0.trimmed() }
        let sides = (parts.first ?? "").split(separator: ">").map { $0.trimmed() }
        guard sides.count == 2 else { throw line.problem("expected 'left > right', with '| state' after it") }
        return ConstructionExample(
            sentence: String(halves[0].trimmed()),
            expected: (String(sides[0]), String(sides[1]), parts.dropFirst().map(String.init)),
            position: line.position)
    }
}

extension KnowledgeBase {
    /// Constructions must mean what the ontology has.
    func checkReferences(of construction: Construction) -> [KnowledgeProblem] {
        func problem(_ message: String) -> [KnowledgeProblem] {
            [KnowledgeProblem(position: construction.position, message: message)]
        }
        var problems: [KnowledgeProblem] = []
        switch construction.meaning {
        case .relation(let kind, _):
            if relationKinds[kind] == nil { problems += problem("there is no '\(kind)' in ontology/relations.types") }
            if construction.part(.both) == nil,
                construction.part(.subject) == nil || construction.part(.object) == nil
            {
                problems += problem("a relation needs SUBJECT and OBJECT, or BOTH")
            }
        case .fact(let property):
            if factProperties[property] == nil {
                problems += problem("there is no '\(property)' in ontology/facts.types")
            }
            if construction.part(.subject) == nil || construction.part(.value) == nil {
                problems += problem("a fact needs SUBJECT and VALUE")
            }
        case .outcome(let outcome):
            if !["adopted", "rejected", "vetoed", "postponed", "pending"].contains(outcome) {
                problems += problem("'\(outcome)' is neither an outcome nor a stance")
            }
            if construction.part(.body) == nil { problems += problem("a decision needs a BODY") }
        case .stance:
            if construction.part(.voter) == nil { problems += problem("a stance needs a VOTER") }
        }
        for rule in construction.conditions.rules {
            if case .nounClass(let name) = rule.filler, classes.members[name] == nil {
                problems += problem("there is no class '@\(name)'")
            }
        }
        return problems
    }
}
