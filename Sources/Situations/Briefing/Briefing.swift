import Calendars

/// A situation for people at a terminal: sections of lines, each with its source and date.
public struct Briefing: Sendable {
    private let situation: Situation
    private let width: Int

    /// - Parameter width: columns of the terminal.
    public init(_ situation: Situation, width: Int = 100) {
        self.situation = situation
        self.width = max(60, width)
    }

    public var text: String {
        var out = "SITUATION  \(situation.scope ?? "all")  on \(situation.on)  (known by \(situation.known))\n"
        for section in Situation.Section.allCases {
            let lines = situation.lines(in: section)
            guard !lines.isEmpty else { continue }
            out += "\n\(section.title.uppercased())\n"
            var last: String?
            for line in lines.sorted(by: Self.precedes) {
                if line.subject != last { out += "  \(line.subject)\n" }
                last = line.subject
                out += self.text(of: line)
            }
        }
        return out
    }

    /// Lines in the order in which a section shows them.
    public static func ordered(_ lines: [Situation.Line]) -> [Situation.Line] { lines.sorted(by: precedes) }

    /// By subject, then by date; what follows from a rule last.
    static func precedes(_ one: Situation.Line, _ other: Situation.Line) -> Bool {
        func key(_ line: Situation.Line) -> (String, Int, Int, String, String) {
            let day = line.date.flatMap { $0.from ?? $0.to }?.dayNumber ?? .max
            return (line.subject, line.rule == nil ? 0 : 1, day, line.property, line.value)
        }
        return key(one) < key(other)
    }

    private func text(of line: Situation.Line) -> String {
        let date = line.date.map(Self.text) ?? ""
        let head = "    " + pad(date, 24) + pad(line.property, 20) + line.value
        var out = head + (line.rule.map { "   [\($0)]" } ?? "") + "\n"
        for source in line.sources.prefix(3) {
            let published = source.published.map { ", \($0)" } ?? ""
            let voice = source.voice.map { ", says \($0)" } ?? ""
            let name = source.report.split(separator: "/").last.map(String.init) ?? source.report
            let room = max(60, width - 12 - name.count - published.count - voice.count)
            let words = source.quotation
            let shown = words.count > room ? words.prefix(room - 1) + "…" : words[...]
            out += "        “\(shown)”  \(name)\(published)\(voice)\n"
        }
        if line.sources.count > 3 { out += "        and \(line.sources.count - 3) more\n" }
        return out
    }

    private func pad(_ text: String, _ width: Int) -> String {
        text.count >= width ? text + "  " : text + String(repeating: " ", count: width - text.count)
    }

    static func text(_ range: DateRange) -> String {
        switch (range.from, range.to) {
        case (let from?, let to?) where from == to: from.description
        case (let from?, let to?): "\(from)–\(to)"
        case (let from?, nil): "since \(from)"
        case (nil, let to?): "by \(to)"
        case (nil, nil): ""
        }
    }
}
