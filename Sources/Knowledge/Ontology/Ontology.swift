/// The codes that events and actors may bear: PLOVER types, modes, contexts and sectors, and CAMEO.
///
/// Source: PLOVER codebook (Open Event Data Alliance, 2021 draft) and CAMEO codebook 1.1b3.
public struct Ontology: Sendable {
    public struct Cameo: Sendable, Equatable {
        public var name: String
        /// `nil` for CAMEO 01 and 02, statements and appeals, which PLOVER drops.
        public var type: EventType?
        public var contexts: [String]
    }

    /// The modes of each type; empty for a type without modes.
    public internal(set) var modes: [EventType: [String]] = [:]
    public internal(set) var contexts: Set<String> = []
    public internal(set) var sectors: Set<String> = []
    /// Codes that stand where a country code does: `UNO`, `IGO`, …
    public internal(set) var supranational: Set<String> = []
    public internal(set) var cameo: [String: Cameo] = [:]

    /// Checks a code written in a knowledge file: `type mode cameo`, where mode may be `-`.
    func code(_ words: [Substring], at line: KnowledgeLine) throws(KnowledgeProblem) -> EventCode {
        guard words.count == 3 else { throw line.problem("an event is TYPE, mode (or -) and CAMEO code") }
        let type = EventType(rawValue: String(words[0]))
        guard let known = modes[type] else { throw line.problem("there is no PLOVER type '\(words[0])'") }
        let mode = words[1] == "-" ? nil : String(words[1])
        if let mode, !known.contains(mode) { throw line.problem("\(type) has no mode '\(mode)'") }
        guard cameo[String(words[2])] != nil else { throw line.problem("there is no CAMEO code '\(words[2])'") }
        return EventCode(type: type, mode: mode, cameo: String(words[2]))
    }

    /// Reads `ontology/*.types`: a type, mode, context, sector or code a line, each with its meaning.
    mutating func read(types text: KnowledgeText) -> [KnowledgeProblem] {
        var problems: [KnowledgeProblem] = []
        var current: EventType?
        for line in text.lines() {
            let words = line.words
            guard words.count >= 2 else {
                problems.append(line.problem("expected 'type', 'mode', 'context', 'sector' or 'code', and a name"))
                continue
            }
            let name = String(words[1])
            switch words[0] {
            case "type":
                let type = EventType(rawValue: name)
                modes[type] = []
                current = type
            case "mode":
                if let current {
                    modes[current, default: []].append(name)
                } else {
                    problems.append(line.problem("mode '\(name)' stands under no type"))
                }
            case "context": contexts.insert(name)
            case "sector": sectors.insert(name)
            case "code": supranational.insert(name)
            default: problems.append(line.problem("'\(words[0])' is none of type, mode, context, sector, code"))
            }
        }
        return problems
    }

    /// Reads `ontology/*.codes`: CAMEO code, name, PLOVER type or `-`, contexts, between double spaces.
    mutating func read(codes text: KnowledgeText) -> [KnowledgeProblem] {
        var problems: [KnowledgeProblem] = []
        for line in text.lines() {
            let columns = line.columns
            guard columns.count >= 3 else {
                problems.append(line.problem("expected: code, name, PLOVER type or -, contexts"))
                continue
            }
            let type = columns[2] == "-" ? nil : EventType(rawValue: String(columns[2]))
            if let type, modes[type] == nil { problems.append(line.problem("there is no PLOVER type '\(type)'")) }
            let contexts = columns.count > 3 ? columns[3].list(separatedBy: ",") : []
            for context in contexts where !self.contexts.contains(context) {
                problems.append(line.problem("there is no PLOVER context '\(context)'"))
            }
            cameo[String(columns[0])] = Cameo(name: String(columns[1]), type: type, contexts: contexts)
        }
        return problems
    }
}
