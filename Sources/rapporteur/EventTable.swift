import Coding
import Linguistics
import Reports

/// Events for people to read: a table in the order of the report, each event with the words that say so.
struct EventTable {
    private let report: Report
    private let document: Document
    private let explains: Bool
    private let bytes: [UInt8]

    init(report: Report, document: Document, explains: Bool) {
        self.report = report
        self.document = document
        self.explains = explains
        bytes = Array(report.text.utf8)
    }

    func text(of account: Account, width: Int) -> String {
        var out = "\(report.title ?? account.report)"
        if let published = report.published { out += "  (\(published))" }
        out += "\n"
        let silences = account.silences.map { silence(of: $0, width: width) }.joined()
        let statements = StatementListing(explains: explains).text(of: account)
        if account.events.isEmpty { return out + "  no events\n" + silences + "\n" + statements }
        let rows = account.events.enumerated().map { index, event in row(index + 1, event) }
        let heads = ["#", "event", "CAMEO", "who", "to whom", "status", "when", "where"]
        let widths = heads.indices.map { column in
            min(
                ([heads[column]] + rows.map { $0[column] }).map(\.count).max() ?? 0,
                column == 3 || column == 4 ? 40 : 24)
        }
        func line(_ cells: [String]) -> String {
            var text = ""
            for (cell, width) in zip(cells, widths) {
                let shown = cell.count > width ? cell.prefix(width - 1) + "…" : cell[...]
                text += shown + String(repeating: " ", count: width - shown.count + 2)
            }
            while text.last == " " { text.removeLast() }
            return text + "\n"
        }
        out += line(heads)
        for (event, row) in zip(account.events, rows) {
            out += line(row)
            out += quotation(event, width: width)
            if explains { out += explanation(event) }
        }
        return out + silences + "\n" + statements
    }

    /// A sentence without events, and what ruled out each word that could have meant one.
    private func silence(of silence: Silence, width: Int) -> String {
        var out = "-  no event" + quoted(document.sentences[silence.sentenceIndex].range, width: width)
        if silence.reasons.isEmpty { out += "     no word here has a frame\n" }
        for reason in silence.reasons {
            out += "     \(reason.word)  \(reason.reason)"
            out += reason.source.map { "   \($0)\n" } ?? "\n"
        }
        return out
    }

    private func row(_ number: Int, _ event: Event) -> [String] {
        [
            String(number), [event.code.type.plover ?? "-", event.code.mode].compactMap { $0 }.joined(separator: " "),
            event.code.cameo, names(event.actors), names(event.recipients),
            event.historical ? "\(event.status.rawValue), past" : event.status.rawValue, when(event.date),
            event.place?.name ?? "",
        ]
    }

    private func names(_ parties: [Party]) -> String {
        parties.map { party in
            let codes = ([party.country].compactMap { $0 } + party.sectors).joined(separator: " ")
            return codes.isEmpty ? Self.short(party.text, 38) : "\(Self.short(party.text, 36 - codes.count)) [\(codes)]"
        }.joined(separator: "; ")
    }

    /// A phrase cut at a word, so that its codes stay in sight.
    private static func short(_ text: String, _ width: Int) -> String {
        guard text.count > width, let space = text.prefix(width).lastIndex(of: " ") else { return text }
        return text[..<space] + "…"
    }

    private func when(_ date: EventDate) -> String { StatementTable.when(date.value.from, date.value.to) }

    private func quotation(_ event: Event, width: Int) -> String {
        var text = quoted(event.sentence, width: width)
        if !event.speakers.isEmpty { text += "   says " + names(event.speakers.map(\.party)) + "\n" }
        for act in event.embedded {
            let date = act.date.map { "  \(when($0))" } ?? ""
            text += "   \(act.status.rawValue): \(act.code)  \(names(act.actors)) > \(names(act.recipients))\(date)\n"
        }
        return text
    }

    private func quoted(_ range: Range<Int>, width: Int) -> String {
        let sentence = String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self).split(
            whereSeparator: \.isWhitespace
        ).joined(separator: " ")
        let room = max(40, width - 6)
        return "   “\(sentence.count > room ? sentence.prefix(room - 1) + "…" : sentence[...])”\n"
    }

    private func explanation(_ event: Event) -> String {
        var out = ""
        for step in event.explanation.steps {
            out += "     \(step.words)  \(step.reading) → \(step.result)   \(step.source)\n"
        }
        out += "     when  \(event.date.reason)\n"
        if let place = event.place {
            out += "     where  \(place.name) by the \(place.source.rawValue): “\(place.text)”\n"
        }
        if !event.concerns.isEmpty { out += "     about  \(event.concerns.map(\.name).joined(separator: ", "))\n" }
        let sentence = document.sentences[event.explanation.sentenceIndex]
        for line in sentence.drawing.split(separator: "\n") { out += "     | \(line)\n" }
        return out
    }
}
