import Archive
import Foundation

extension Desk {
    /// What lists show of a statement.
    func row(_ statement: ArchivedStatement, _ question: Question) -> [String: Any] {
        let words = words(question)
        var row: [String: Any] = [
            "key": statement.key, "kind": words[statement.kind.rawValue], "type": statement.type,
            "class": "type-\(statement.type)",
            "actors": statement.actors.joined(separator: ", "),
            "sentence": statement.sentence.onOneLine,
            "source": statement.publisher ?? statement.report.split(separator: "/").last.map(String.init) ?? "",
            "link": question.to("/report", ["name": statement.report, "known": question["known"]])
                + "#s-\(statement.key)",
        ]
        // What is empty is left out, with the marks that templates put around it.
        row["date"] = Days.text(statement.from, statement.to, words).nonEmpty
        row["recipients"] = statement.recipients.joined(separator: ", ").nonEmpty
        row["mode"] = statement.mode
        row["cameo"] = statement.cameo
        row["place"] = statement.place
        row["placeLink"] = statement.place.map { link(toPlace: $0, of: statement, question) }
        row["published"] = statement.published?.description
        if statement.status != "occurred" { row["status"] = words["status_" + statement.status] }
        return row
    }

    /// Places of one name are many: the link says which one.
    private func link(toPlace name: String, of statement: ArchivedStatement, _ question: Question) -> String {
        let line = try? JSONDecoder().decode(PlacedLine.self, from: Data(statement.line.utf8))
        return link(toPlace: name, latitude: line?.place?.latitude, longitude: line?.place?.longitude, question)
    }

    func link(toPlace name: String, latitude: Double?, longitude: Double?, _ question: Question) -> String {
        question.to(
            "/place",
            [
                "name": name, "latitude": latitude.map(\.description), "longitude": longitude.map(\.description),
            ])
    }

    func json(_ statement: ArchivedStatement) -> JSONValue {
        [
            "id": .string(statement.key), "kind": .string(statement.kind.rawValue), "type": .string(statement.type),
            "mode": JSONValue(statement.mode), "cameo": JSONValue(statement.cameo),
            "status": .string(statement.status),
            "from": JSONValue(statement.from?.description), "to": JSONValue(statement.to?.description),
            "place": JSONValue(statement.place), "actors": .array(statement.actors.map(JSONValue.string)),
            "recipients": .array(statement.recipients.map(JSONValue.string)),
            "sentence": .string(statement.sentence), "report": .string(statement.report),
            "publisher": JSONValue(statement.publisher), "published": JSONValue(statement.published?.description),
            "statement": JSONValue(parsing: statement.line) ?? .object([:]),
        ]
    }

    static let statementSchema = Schema.object([
        "id": .string, "kind": .string, "type": .string, "mode": .optional(.string), "cameo": .optional(.string),
        "status": .string, "from": .optional(.string), "to": .optional(.string), "place": .optional(.string),
        "actors": .array(.string), "recipients": .array(.string), "sentence": .string, "report": .string,
        "publisher": .optional(.string), "published": .optional(.string), "statement": .statement,
    ])
}

/// What a line says of its place.
private struct PlacedLine: Decodable {
    struct Place: Decodable {
        var latitude: Double?
        var longitude: Double?
    }

    var place: Place?
}
