/// Reads `.frames` files: head lines with lemmas, patterns beneath them, examples beneath those.
struct FrameFile: Sendable {
    var frames: [Frame] = []
    var problems: [KnowledgeProblem] = []

    init(_ text: KnowledgeText, ontology: Ontology) {
        for line in text.lines() {
            do throws(KnowledgeProblem) {
                try read(line, ontology: ontology)
            } catch {
                problems.append(error)
            }
        }
        for frame in frames {
            for pattern in frame.patterns where !pattern.hasExample {
                problems.append(
                    KnowledgeProblem(position: pattern.position, message: "this pattern has no '+' example"))
            }
            if frame.patterns.isEmpty {
                problems.append(KnowledgeProblem(position: frame.position, message: "this frame has no pattern"))
            }
        }
    }

    private mutating func read(_ line: KnowledgeLine, ontology: Ontology) throws(KnowledgeProblem) {
        if line.indent == 0 {
            frames.append(Self.head(line))
        } else if line.text.hasPrefix("+ ") || line.text.hasPrefix("- ") {
            guard let frame = frames.indices.last, let pattern = frames[frame].patterns.indices.last else {
                throw line.problem("this example stands under no pattern")
            }
            frames[frame].patterns[pattern].exampleLines.append(line)
        } else {
            guard let frame = frames.indices.last else { throw line.problem("this pattern stands under no lemma") }
            let pattern = try Self.pattern(line, ontology: ontology)
            frames[frame].patterns.append(pattern)
        }
    }

    static func head(_ line: KnowledgeLine) -> Frame {
        var text = line.text
        var wordClass = Frame.WordClass.verb
        if let first = text.split(separator: " ", maxSplits: 1).first,
            let named = Frame.WordClass(rawValue: String(first)), first.count < text.count
        {
            wordClass = named
            text = text.dropFirst(first.count + 1)
        }
        let lemmas = text.list(separatedBy: ",").map { lemma in
            lemma.split { $0 == " " || $0 == "-" }.map(String.init)
        }
        return Frame(wordClass: wordClass, lemmas: lemmas, patterns: [], position: line.position)
    }

    private static func pattern(_ line: KnowledgeLine, ontology: Ontology) throws(KnowledgeProblem) -> Pattern {
        var words = line.words
        let isContentOnly = words.last == "within"
        if isContentOnly { words.removeLast() }
        let reading: Pattern.Reading
        let slots: ArraySlice<Substring>
        if words[0].allSatisfy({ $0.isUppercase }) {
            reading = .act(try ontology.code(Array(words.prefix(3)), at: line))
            slots = words.dropFirst(3)
        } else {
            reading = .operation(String(words[0]))
            slots = words.dropFirst()
        }
        var rules: [Pattern.Rule] = []
        for word in slots { rules.append(try rule(word, line)) }
        let hasRole = rules.contains { rule in
            switch rule.filler {
            case .role, .content: true
            default: false
            }
        }
        if !hasRole {
            rules.append(Pattern.Rule(slots: [.subject], filler: .role(.actor, required: false)))
            rules.append(Pattern.Rule(slots: [.object], filler: .role(.recipient, required: false)))
        }
        return Pattern(
            reading: reading, rules: rules, isContentOnly: isContentOnly, position: line.position)
    }

    static func rule(_ word: Substring, _ line: KnowledgeLine) throws(KnowledgeProblem) -> Pattern.Rule {
        let parts = word.split(separator: ":", maxSplits: 1)
        guard parts.count == 2 else { throw line.problem("'\(word)' is no slot:FILLER") }
        let slots = parts[0].split(separator: "|").map { Slot(rawValue: String($0)) }
        var filler = parts[1]
        let required = filler.hasSuffix("!")
        if required { filler = filler.dropLast() }
        if let role = Filler.Role(rawValue: String(filler)) {
            return Pattern.Rule(slots: slots, filler: .role(role, required: required))
        }
        guard !required else { throw line.problem("only a role can be required with '!': '\(word)'") }
        switch filler {
        case "CONTENT": return Pattern.Rule(slots: slots, filler: .content)
        case "*": return Pattern.Rule(slots: slots, filler: .present)
        case "-": return Pattern.Rule(slots: slots, filler: .absent)
        default: break
        }
        if filler.hasPrefix("@") {
            let name = String(filler.dropFirst())
            let resolved = Self.resolvedKinds.contains(name) || name.allSatisfy { $0.isUppercase }
            return Pattern.Rule(slots: slots, filler: resolved ? .resolved(name) : .nounClass(name))
        }
        guard filler.allSatisfy({ $0.isLowercase || $0.isNumber || "|-'$%".contains($0) }) else {
            throw line.problem("'\(filler)' is none of ACTOR, RECIPIENT, BOTH, CONTENT, *, -, @class, lemma|lemma")
        }
        return Pattern.Rule(slots: slots, filler: .lemmas(filler.split(separator: "|").map(String.init)))
    }

    private static let resolvedKinds: Set = ["actor", "person", "place", "country", "organisation", "armed"]

    static func example(_ line: KnowledgeLine, ontology: Ontology) throws(KnowledgeProblem) -> FrameExample {
        let body = line.text.dropFirst(2)
        if line.text.hasPrefix("-") {
            return FrameExample(sentence: String(body.trimmed()), expected: nil, position: line.position)
        }
        let halves = body.components(separatedBy: "=>")
        guard halves.count == 2 else { throw line.problem("a '+' example is 'sentence  => actor > recipient'") }
        return FrameExample(
            sentence: String(halves[0].trimmed()),
            expected: try expectation(halves[1].trimmed(), line, ontology: ontology), position: line.position)
    }

    private static func expectation(
        _ text: Substring, _ line: KnowledgeLine, ontology: Ontology
    ) throws(KnowledgeProblem) -> FrameExample.Expectation {
        let parts = text.split(separator: "|").map { $0.trimmed() }
        guard let dyad = parts.firstIndex(where: { $0.contains(">") }), dyad <= 1, parts.count <= dyad + 2 else {
            throw line.problem("expected 'actor > recipient', with 'TYPE mode code |' before or '| status' after it")
        }
        let parties = parts[dyad].split(separator: ">", omittingEmptySubsequences: false).map { $0.trimmed() }
        guard parties.count == 2, parties.allSatisfy({ !$0.isEmpty }) else {
            throw line.problem("expected 'actor > recipient', with '_' for nobody")
        }
        let named = parties.map { $0 == "_" ? nil : String($0) }
        var expected = FrameExample.Expectation(actor: named[0], recipient: named[1])
        if dyad == 1 {
            let words = parts[0].split(separator: " ")
            expected.type = words.first.map { EventType(rawValue: String($0)) }
            if let type = expected.type, ontology.modes[type] == nil {
                throw line.problem("there is no PLOVER type '\(type)'")
            }
            expected.mode = words.dropFirst().first { !$0.allSatisfy(\.isNumber) && $0 != "-" }.map(String.init)
            expected.cameo = words.dropFirst().first { $0.allSatisfy(\.isNumber) }.map(String.init)
        }
        if parts.count > dyad + 1 { expected.status = String(parts[dyad + 1]) }
        return expected
    }
}

extension Substring {
    /// The two parts around the first occurrence of an ASCII separator, or the whole.
    func components(separatedBy separator: String) -> [Substring] {
        let pattern = Array(separator.utf8)
        var cursor = utf8.startIndex
        while cursor != utf8.endIndex {
            if utf8[cursor...].starts(with: pattern) {
                return [self[..<cursor], self[utf8.index(cursor, offsetBy: pattern.count)...]]
            }
            cursor = utf8.index(after: cursor)
        }
        return [self]
    }
}
