import Calendars

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A phrase with the codes that it should get.
///
/// The format is that of the NGEC project's actor tests, one JSON object a line: `test`, `method`, `args` (`pos`: the
/// phrase, then what is known of its context, then a date; or `query_date`, `known_country`), `gold` (`country` or
/// `cc`, `code_1`, `code_2`; a key may end in `:In`, one of several, or `:NotEq`) and `xfail`. Codes of the PLOVER draft
/// that it was written with are read as those of 2021: `HLH` is `MED`, `JNK` (no actor) is `UNK`, and `NGO` is no sector
/// but stands where the country does.
public struct ActorCase: Sendable, Equatable {
    /// A value that a field must have.
    public enum Expectation: Sendable, Equatable {
        /// One of these; the empty text stands for none.
        case oneOf([String])
        case not(String)

        func holds(of value: String) -> Bool {
            switch self {
            case .oneOf(let values): values.contains(value)
            case .not(let other): value != other
            }
        }
    }

    public var id: String
    public var phrase: String
    /// What the case says of the report that the phrase stands in: a country or its adjective.
    public var context: String?
    /// `nil` when the case gives none.
    public var day: CalendarDate?
    public var country: Expectation?
    public var sector: Expectation?
    public var secondSector: Expectation?
    /// The case's author does not expect it to pass.
    public var isExpectedFailure: Bool

    /// Whether the case says anything of country or sector.
    public var isScored: Bool { !isExpectedFailure && (country != nil || sector != nil) }
}

extension ActorCase {
    private struct Row: Decodable {
        struct Arguments: Decodable {
            var pos: [String?]?
            var date: String?
            var country: String?

            private enum CodingKeys: String, CodingKey {
                case pos
                case date = "query_date"
                case country = "known_country"
            }
        }
        enum Value: Decodable {
            case text(String)
            case texts([String])
            case other

            init(from decoder: any Decoder) throws {
                let container = try decoder.singleValueContainer()
                if let text = try? container.decode(String.self) {
                    self = .text(text)
                } else if let texts = try? container.decode([String].self) {
                    self = .texts(texts)
                } else {
                    self = .other
                }
            }
        }

        var id: String?
        var test: String?
        var args: Arguments
        var gold: [String: Value]
        var xfail: Bool?

        private static let current = ["HLH": "MED", "JNK": "UNK"]

        func expectation(_ names: String...) -> Expectation? {
            for name in names {
                if case .text(let text) = gold[name] { return .oneOf([Self.current[text] ?? text]) }
                if case .texts(let texts) = gold[name + ":In"] { return .oneOf(texts.map { Self.current[$0] ?? $0 }) }
                if case .text(let text) = gold[name + ":NotEq"] { return .not(text) }
            }
            return nil
        }
    }

    /// Reads JSON Lines. Rows without a phrase are left out.
    ///
    /// - Throws: `GoldError` naming the file and line.
    public static func read(_ bytes: [UInt8], file: String) throws(GoldError) -> [ActorCase] {
        var cases: [ActorCase] = []
        let decoder = JSONDecoder()
        var number = 0
        for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            number += 1
            guard line.contains(where: { $0 > UInt8(ascii: " ") }) else { continue }
            guard let row = try? decoder.decode(Row.self, from: Data(line)) else {
                throw GoldError(description: "\(file):\(number): not an actor case (needs \"args\" and \"gold\")")
            }
            let positional = row.args.pos ?? []
            guard let phrase = positional.first ?? nil else { continue }
            func argument(_ index: Int) -> String? {
                positional.count > index ? positional[index].flatMap { $0.isEmpty ? nil : $0 } : nil
            }
            var country = row.expectation("country", "cc")
            var sector = row.expectation("code_1")
            if sector == .oneOf(["NGO"]) { (country, sector) = (sector, nil) }
            cases.append(
                ActorCase(
                    id: row.id ?? row.test ?? "\(number)", phrase: phrase,
                    context: argument(1) ?? row.args.country,
                    day: (argument(2) ?? row.args.date).flatMap(day(written:)),
                    country: country, sector: sector,
                    secondSector: row.expectation("code_2"), isExpectedFailure: row.xfail ?? false))
        }
        guard !cases.isEmpty else { throw GoldError(description: "\(file): holds no actor cases") }
        return cases
    }

    /// "2022-03-01", "10 May 2015" or "October 1, 2021"; `nil` for anything else, such as "today".
    static func day(written text: String) -> CalendarDate? {
        if let day = CalendarDate(iso: text) { return day }
        let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
        var (year, month, day): (Int?, Int?, Int?) = (nil, nil, nil)
        for word in text.lowercased().split(whereSeparator: { $0 == " " || $0 == "," }) {
            if let number = Int(word) {
                if number > 31 { year = number } else { day = number }
            } else if let index = months.firstIndex(where: { word.hasPrefix($0) }) {
                month = index + 1
            }
        }
        guard let year, let month, let day else { return nil }
        return CalendarDate(year: year, month: month, day: day)
    }
}
