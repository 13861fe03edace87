/// Reads `.cues` files: a head line, beneath it patterns and examples.
enum SpeechCueFile {
    static func read(_ text: KnowledgeText, into cues: inout [SpeechCue]) -> [KnowledgeProblem] {
        var problems: [KnowledgeProblem] = []
        var isInCue = false
        for line in text.lines() {
            do throws(KnowledgeProblem) {
                if line.indent == 0 {
                    isInCue = false
                    cues.append(try head(line))
                    isInCue = true
                } else if isInCue, let last = cues.indices.last {
                    switch line.text.first {
                    case "+", "-": cues[last].examples.append(try example(line))
                    default: cues[last].patterns.append(try pattern(line))
                    }
                }
            } catch {
                problems.append(error)
            }
        }
        for cue in cues
        where cue.position.file == text.file && cue.patterns.isEmpty
            && ![.phrase, .heading].contains(cue.wordClass)
        {
            problems.append(
                KnowledgeProblem(position: cue.position, message: "the cue has no line that says where its content is"))
        }
        return problems
    }

    private static func head(_ line: KnowledgeLine) throws(KnowledgeProblem) -> SpeechCue {
        let columns = line.columns
        guard columns.count == 2, let kind = SpeechCue.Kind(rawValue: String(columns[1])) else {
            let kinds = SpeechCue.Kind.allCases.map(\.rawValue).joined(separator: ", ")
            throw line.problem("a cue is '[noun|adj|phrase|heading] lemma, lemma  kind', and the kinds are \(kinds)")
        }
        var words = columns[0]
        var wordClass = SpeechCue.WordClass.verb
        if let space = words.firstIndex(of: " "),
            let named = SpeechCue.WordClass(rawValue: String(words[..<space])), named != .verb
        {
            wordClass = named
            words = words[words.index(after: space)...]
        }
        let lemmas = words.list(separatedBy: ",").map { $0.split(separator: " ").map(String.init) }
        guard !lemmas.isEmpty else { throw line.problem("the cue has no lemma") }
        return SpeechCue(
            wordClass: wordClass, lemmas: lemmas, kind: kind, patterns: [], examples: [], position: line.position)
    }

    /// `as! obj to|in`: slots, alternatives joined by `|`; `!` marks what must be there.
    private static func pattern(_ line: KnowledgeLine) throws(KnowledgeProblem) -> SpeechCue.Pattern {
        var pattern = SpeechCue.Pattern(required: [], optional: [], position: line.position)
        for word in line.words {
            let isRequired = word.hasSuffix("!")
            var group: [SpeechCue.Slot] = []
            for name in (isRequired ? word.dropLast() : word).list(separatedBy: "|") {
                guard let slot = slot(name) else { throw line.problem("'\(name)' is no slot") }
                group.append(slot)
            }
            if isRequired { pattern.required.append(group) } else { pattern.optional += group }
        }
        return pattern
    }

    private static func slot(_ name: String) -> SpeechCue.Slot? {
        switch name {
        case "clause": .clause
        case "as-clause": .asClause
        case "to-infinitive": .infinitive
        case "predicate": .predicate
        case "obj": .object
        case "subj": .subject
        case let name where !name.isEmpty && name.utf8.allSatisfy({ (0x61...0x7A).contains($0) || $0 == 0x2D }):
            .preposition(name)
        default: nil
        }
    }

    /// `+ sentence  => source | content` or `- sentence`.
    private static func example(_ line: KnowledgeLine) throws(KnowledgeProblem) -> SpeechExample {
        let isPositive = line.text.first == "+"
        let columns = line.text.dropFirst().trimmed().splitAtDoubleSpaces()
        guard let sentence = columns.first else { throw line.problem("the example has no sentence") }
        guard isPositive else {
            return SpeechExample(sentence: String(sentence), position: line.position)
        }
        guard columns.count == 2, columns[1].hasPrefix("=>") else {
            throw line.problem("an example is '+ sentence  => source | content'")
        }
        let halves = columns[1].dropFirst(2).list(separatedBy: "|")
        guard halves.count == 2 else { throw line.problem("an example is '+ sentence  => source | content'") }
        return SpeechExample(
            sentence: String(sentence), source: halves[0], content: halves[1], position: line.position)
    }
}
