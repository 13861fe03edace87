import Archive
import Foundation

/// Statement after statement at a terminal, each answered by a key.
struct ReviewWalk {
    private let desk: ReviewDesk
    private static let help = """
        a accept   c correct   r reject   m merge into another   s split   n next   q quit

        """

    init(_ desk: ReviewDesk) { self.desk = desk }

    func run(_ items: [ReviewItem]) throws {
        Terminal.write("\(items.count) statements wait for \(desk.reviewer)\n")
        for (index, item) in items.enumerated() {
            Terminal.write("\n[\(index + 1)/\(items.count)]\n")
            Terminal.write(try ReviewCard(item, desk.archive).text)
            guard try answer(item.statement.key) else { return }
        }
    }

    /// - Returns: whether to go on.
    private func answer(_ key: String) throws -> Bool {
        while true {
            guard let choice = ask(Self.help + "> ") else { return false }
            do {
                switch choice {
                case "a": try act(.accept, key)
                case "r": try act(.reject, key)
                case "c", "s":
                    guard let words = ask("fields as FIELD=VALUE, separated by commas and spaces\n> ") else {
                        return false
                    }
                    try act(choice == "c" ? .correct : .split, key, Self.changes(in: words))
                case "m":
                    guard let other = ask("id of the statement that tells it too\n> ") else { return false }
                    try act(.merge, key, into: other)
                case "n", "": break
                case "q": return false
                default: continue
                }
                return true
            } catch {
                // A slip of the hand is no reason to leave.
                Terminal.write("\(error)\n")
            }
        }
    }

    private func act(
        _ act: Correction.Act, _ key: String, _ changes: [String] = [], into other: String? = nil
    ) throws {
        let reason = ask("why? ") ?? ""
        _ = try desk.act(act, on: key, changes, into: other, reason: reason)
    }

    /// `mode=release, place=Kidal`: a new field begins where a word is followed by `=`.
    static func changes(in line: String) -> [String] {
        line.split(separator: " ").reduce(into: [String]()) { changes, word in
            let name = word.prefix { $0 != "=" }
            if word.contains("="), CorrectionField(rawValue: String(name)) != nil || changes.isEmpty {
                changes.append(String(word))
            } else if changes.isEmpty {
                changes.append(String(word))
            } else {
                changes[changes.count - 1] += " " + word
            }
        }.map { $0.hasSuffix(",") ? String($0.dropLast()) : $0 }
    }

    private func ask(_ prompt: String) -> String? {
        Terminal.write(prompt)
        return readLine()?.trimmingCharacters(in: .whitespaces)
    }
}

/// A statement as a reviewer sees it: the sentence with marks, the codes, and why.
struct ReviewCard {
    private let item: ReviewItem
    private let origin: StatementOrigin?

    init(_ item: ReviewItem, _ archive: Archive) throws {
        self.item = item
        origin = try archive.origin(of: item.statement.key)
    }

    var text: String {
        let statement = item.statement
        var out = "\(statement.key)  \(statement.report)"
        if let published = statement.published { out += ", published \(published)" }
        out += "\n  \(marked)\n"
        let line = JSONValue(text: statement.line) ?? .null
        for field in CorrectionField.fields(of: statement.kind) {
            guard let value = field.key(in: statement.kind).flatMap({ line[$0] }) else { continue }
            out += "    \(field.rawValue.padding(toLength: 11, withPad: " ", startingAt: 0))\(Self.told(value))\n"
        }
        if !item.doubts.isEmpty { out += "  doubts: \(item.doubts.map(\.meaning).joined(separator: ", "))\n" }
        for field in item.conflicts { out += "  people differ: \(field?.rawValue ?? "whether it is so")\n" }
        for correction in item.corrections { out += "  \(CorrectionText.line(correction))\n" }
        return out
    }

    /// The sentence with `[…]field` around the words of each field.
    private var marked: String {
        guard let origin, let line = JSONValue(text: item.statement.line),
            let start = line["sentence"]?["start"]?.integer
        else { return item.statement.sentence }
        var bytes = Array(item.statement.sentence.utf8)
        let inside = origin.evidence.filter {
            $0.field != "quote" && $0.range.lowerBound >= start && $0.range.upperBound <= start + bytes.count
        }
        // From the back, so that offsets before stay true; of two that overlap, the first.
        var free = bytes.count
        for evidence in inside.sorted(by: { $0.range.lowerBound > $1.range.lowerBound }) {
            let (from, to) = (evidence.range.lowerBound - start, evidence.range.upperBound - start)
            guard to <= free else { continue }
            free = from
            bytes.insert(contentsOf: Array("]\(evidence.field)".utf8), at: to)
            bytes.insert(UInt8(ascii: "["), at: from)
        }
        return String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    private static func told(_ value: JSONValue) -> String {
        let parties = if case .array(let several) = value { several } else { [value] }
        guard parties.contains(where: { $0["sectors"] != nil }) else { return CorrectionText.text(value) }
        return parties.map { party in
            let codes =
                [party["entity"]?.string, party["country"]?.string].compactMap { $0 }
                + (party["sectors"]?.elements ?? []).compactMap(\.string)
            return "\(party["text"]?.string ?? "")  (\(codes.joined(separator: " ")))"
        }.joined(separator: "; ")
    }
}
