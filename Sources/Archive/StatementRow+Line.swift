import Calendars

extension StatementRow {
    /// The columns of a line of the event format, as people made it of one that was coded.
    init(line: JSONValue, kind: StatementQuery.Kind, start: Int, sentence: String) {
        func text(_ field: CorrectionField) -> String? { field.key(in: kind).flatMap { line[$0]?.string } }
        func day(_ end: String) -> Int? {
            let date = CorrectionField.date.key(in: kind).flatMap { line[$0] }
            return date?[end]?.string.flatMap(CalendarDate.init(iso:))?.dayNumber
        }
        let place = line["place"]
        let roles = [(CorrectionField.actor, "actor"), (.recipient, "recipient"), (.speaker, "speaker")]
        let parties = roles.flatMap { field, role -> [PartyRow] in
            guard let value = field.key(in: kind).flatMap({ line[$0] }), !value.isNull else { return [] }
            let several = if case .array(let all) = value { all } else { [value] }
            return several.enumerated().map { position, party in
                PartyRow(
                    role: role, position: position, entity: party["entity"]?.string,
                    country: party["country"]?.string,
                    sectors: (party["sectors"]?.elements ?? []).compactMap(\.string),
                    text: party["text"]?.string ?? "")
            }
        }
        self.init(
            key: line["id"]?.string ?? "", kind: kind,
            type: text(.type) ?? (kind == .event ? "STATEMENT" : ""), mode: text(.mode), cameo: text(.cameo),
            status: text(.status) ?? "occurred", isHistorical: line["historical"]?.boolean ?? false,
            fromDay: day("from"), toDay: day("to"), place: place?["name"]?.string,
            country: place?["country"]?.string, latitude: place?["latitude"]?.double,
            longitude: place?["longitude"]?.double, start: start, sentence: sentence, line: line.text,
            parties: parties)
    }
}
