import Calendars

extension CouncilRules {
    /// Reads a `.council` file: one fact a line, see `Knowledge/README.md`.
    static func read(_ text: KnowledgeText, into rules: inout CouncilRules) -> [KnowledgeProblem] {
        var problems: [KnowledgeProblem] = []
        for line in text.lines() {
            do throws(KnowledgeProblem) { try rules.add(line) } catch { problems.append(error) }
        }
        for name in neededRules where rules.rules[name] == nil {
            problems.append(
                KnowledgeProblem(
                    position: KnowledgePosition(file: text.file, line: 1), message: "there is no 'rule \(name)'"))
        }
        return problems
    }

    private mutating func add(_ line: KnowledgeLine) throws(KnowledgeProblem) {
        let columns = line.columns.map(String.init)
        let words = line.words.map(String.init)
        let rest = Array(columns.dropFirst())
        switch words[0] {
        case "size":
            guard rest.count == 3, let members = words.dropFirst().first.flatMap({ Int($0) }),
                rest[0].hasPrefix("threshold "), let threshold = Int(rest[0].dropFirst(10)), threshold > 0,
                members >= threshold
            else { throw line.problem("a size is 'size 15  threshold 9  FROM..TO  SOURCE'") }
            let span = try days(rest[1], line)
            guard let from = span.from else { throw line.problem("a size needs a first day") }
            sizes.append(Size(members: members, threshold: threshold, from: from, to: span.to, source: rest[2]))
        case "permanent":
            permanent = columns[0].split(separator: " ").dropFirst().map(String.init)
            guard rest.count == 1, permanent.allSatisfy({ $0.utf8.count == 3 }) else {
                throw line.problem("the permanent members are 'permanent ISO3 ISO3  SOURCE'")
            }
            permanentSource = rest[0]
        case "seat":
            guard rest.count == 3, words.count > 1 else {
                throw line.problem("a seat is 'seat ISO3  HOLDER  FROM..TO  NOTE'")
            }
            seats.append(try spell(words[1], holder: rest[0], days: rest[1], note: rest[2], line))
        case "absent", "not-participating":
            guard rest.count == 2, words.count > 1 else {
                throw line.problem("an absence is '\(words[0]) ISO3  FROM..TO  NOTE'")
            }
            let spell = try spell(words[1], holder: nil, days: rest[0], note: rest[1], line)
            if words[0] == "absent" { absences.append(spell) } else { nonParticipations.append(spell) }
        case "rule":
            guard rest.count == 2, words.count > 1 else { throw line.problem("a rule is 'rule NAME  SOURCE  TEXT'") }
            rules[words[1]] = Rule(source: rest[0], text: rest[1])
        case "procedural":
            guard rest.count == 1, columns[0].utf8.count > 11 else {
                throw line.problem("a procedural resolution is 'procedural S/RES/34 (1947)  WHY'")
            }
            procedural[String(columns[0].dropFirst(11))] = rest[0]
        case "elected":
            let years = words.count > 1 ? words[1].split(separator: ".").compactMap { Int($0) } : []
            guard years.count == 2, years[0] <= years[1], rest.count == 1 else {
                throw line.problem("elected members are 'elected YEAR..YEAR  ISO3 ISO3'")
            }
            let members = rest[0].split(separator: " ").map(String.init)
            terms.append(Term(years: years[0]...years[1], members: members))
        default:
            throw line.problem(
                "'\(words[0])' is none of size, permanent, seat, absent, not-participating, rule, procedural, elected")
        }
    }

    private func spell(
        _ seat: String, holder: String?, days text: String, note: String, _ line: KnowledgeLine
    ) throws(KnowledgeProblem) -> Spell {
        let span = try days(text, line)
        guard let from = span.from, let to = span.to else { throw line.problem("'\(text)' needs both ends") }
        return Spell(seat: seat, holder: holder, from: from, to: to, note: note)
    }

    private func days(
        _ text: String, _ line: KnowledgeLine
    ) throws(KnowledgeProblem) -> (from: CalendarDate?, to: CalendarDate?) {
        guard let span = line.days(text) else { throw line.problem("'\(text)' is no 'FROM..TO' of ISO dates") }
        return span
    }
}

extension KnowledgeLine {
    /// Reads `FROM..TO`, either end of which may be missing; `nil` where it is none.
    func days(_ text: some StringProtocol) -> (from: CalendarDate?, to: CalendarDate?)? {
        guard let dots = text.range(of: "..") else { return nil }
        let (first, last) = (text[..<dots.lowerBound], text[dots.upperBound...])
        let (from, to) = (DateRange(iso: first), DateRange(iso: last))
        guard first.isEmpty || from != nil, last.isEmpty || to != nil else { return nil }
        if let from = from?.from, let to = to?.to, to < from { return nil }
        return (from?.from, to?.to)
    }
}

extension StringProtocol {
    /// The first place of a text in it; Foundation's search is not needed for that.
    fileprivate func range(of mark: String) -> Range<Index>? {
        var start = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(mark) { return start..<index(start, offsetBy: mark.count) }
            start = index(after: start)
        }
        return nil
    }
}
