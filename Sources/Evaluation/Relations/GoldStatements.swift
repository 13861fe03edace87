import Foundation

/// A text with the relations, facts, decisions and numbers that it states, as a reader found them.
///
/// One JSON object a line: `{"id", "published", "text", "relations": [{"kind", "subject", "object", "state"}],
/// "facts": [{"property", "subject", "value"}], "decisions": [{"body", "outcome", "tally"}],
/// "numbers": [{"kind", "value"}]}`. `subject`, `object` and `body` are words of the text; `state` and `tally`
/// ("13-0-2") may be left out. A list that is given is complete: what is found beyond it is wrong. A list that is
/// left out is not scored.
struct GoldStatements: Decodable, Sendable {
    struct Tie: Decodable, Sendable {
        var kind: String
        var subject: String
        var object: String
        var state: String?
    }
    struct Property: Decodable, Sendable {
        var property: String
        var subject: String
        /// A number, or words.
        var value: Value
    }
    enum Value: Decodable, Sendable {
        case number(Double)
        case words(String)

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let number = try? container.decode(Double.self) {
                self = .number(number)
            } else {
                self = .words(try container.decode(String.self))
            }
        }
    }
    struct Vote: Decodable, Sendable {
        var body: String
        var outcome: String
        var tally: String?
    }
    struct Number: Decodable, Sendable {
        var kind: String
        var value: Double
    }

    var id: String
    var published: String?
    var text: String
    var relations: [Tie]?
    var facts: [Property]?
    var decisions: [Vote]?
    var numbers: [Number]?

    /// Reads JSON Lines.
    ///
    /// - Throws: `GoldStatementsError` naming file and line.
    static func read(_ bytes: [UInt8], file: String) throws -> [GoldStatements] {
        let decoder = JSONDecoder()
        return try bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated()
            .compactMap { index, line in
                guard line.contains(where: { $0 > 0x20 }) else { return nil }
                do {
                    return try decoder.decode(GoldStatements.self, from: Data(line))
                } catch {
                    throw GoldStatementsError(file: file, line: index + 1)
                }
            }
    }
}

/// A line of a gold file that cannot be read.
public struct GoldStatementsError: Error, CustomStringConvertible {
    var file: String
    var line: Int

    public var description: String {
        "\(file):\(line): expected {\"id\", \"text\", \"relations\": [{\"kind\", \"subject\", \"object\"}], …}"
    }
}
