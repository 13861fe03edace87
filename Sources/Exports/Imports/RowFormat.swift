import Calendars
import Coding
import Knowledge

/// How the rows of one data set are read.
protocol RowFormat: Sendable {
    /// The published columns in their order.
    var columns: [String] { get }
    /// Other names of columns, in lower case, with those that stand in `columns`.
    var aliases: [String: String] { get }
    /// Without these no row can be read.
    var required: [String] { get }
    var form: TableForm { get }
    /// What names a row in its data set, so that it is known again.
    func identity(of row: ImportedRow) -> String?
    /// - Throws: `RowFault`.
    func account(of row: inout RowReading) throws(RowFault) -> Account
}

extension RowFormat {
    var aliases: [String: String] { [:] }
}

enum TableForm: Sendable {
    /// Quoted, with a header.
    case csv
    /// Tabs, with a header.
    case tabsWithHeader
    /// Tabs; a first row that names columns is a header.
    case tabs
}

/// Why a row gives no statement.
enum RowFault: Error, Equatable {
    /// The row is broken.
    case malformed(String)
    /// The row is whole, but nothing that Rapporteur codes.
    case leftOut(String)
}

/// One row as it is read: its values, where they stand in its text, and what cannot be mapped.
struct RowReading {
    let row: ImportedRow
    let report: String
    let text: String
    let names: PartyNames
    let context: ExportContext
    private let ranges: [String: Range<Int>]
    private(set) var unmapped: [(column: String, value: String)] = []

    init(_ row: ImportedRow, report: String, names: PartyNames, context: ExportContext) {
        self.row = row
        self.report = report
        self.names = names
        self.context = context
        (text, ranges) = row.text
    }

    subscript(column: String) -> String? { row[column] }

    func range(_ column: String) -> Range<Int> { ranges[column] ?? 0..<0 }

    mutating func note(unmapped value: String, in column: String) { unmapped.append((column, value)) }

    func number(_ column: String) throws(RowFault) -> Double? {
        guard let value = row[column] else { return nil }
        guard let number = Double(value.filter { $0 != " " }), number.isFinite else {
            throw .malformed("\(column) '\(value.prefix(40))' is no number")
        }
        return number
    }

    func whole(_ column: String) throws(RowFault) -> Int? {
        guard let number = try number(column) else { return nil }
        guard let whole = Int(exactly: number) else { throw .malformed("\(column) '\(number)' is no whole number") }
        return whole
    }

    /// Degrees; a point that lies outside the earth is an error, a single one is none.
    func point(_ latitude: String, _ longitude: String) throws(RowFault) -> (latitude: Double, longitude: Double)? {
        guard let north = try number(latitude), let east = try number(longitude) else { return nil }
        guard abs(north) <= 90, abs(east) <= 180 else {
            throw .malformed("\(latitude), \(longitude): \(north), \(east) is no point on the earth")
        }
        return (north, east)
    }

    func day(_ column: String) throws(RowFault) -> CalendarDate? {
        guard let value = row[column] else { return nil }
        guard let day = RowDate.day(value) else {
            throw .malformed("\(column) '\(value.prefix(40))' is no date")
        }
        return day
    }

    /// A party by the name in a column.
    ///
    /// - Parameter sectors: what other columns tell, for names that tell nothing.
    mutating func party(
        _ column: String, name: String? = nil, mapping: Mapping, sectors: [String] = [], country: String? = nil,
        on day: CalendarDate?
    ) -> Party? {
        guard let name = name ?? row[column] else { return nil }
        let meaning = names.meaning(of: name, mapping, on: day)
        if !meaning.isKnown { note(unmapped: name, in: column) }
        return Party(
            stated: name, entity: meaning.entity, country: meaning.country ?? country,
            sectors: meaning.sectors.isEmpty ? sectors : meaning.sectors, range: range(column))
    }

    /// The event that the row states.
    func event(
        _ code: EventCode, actors: [Party], recipients: [Party], date: DateRange, dateColumn: String,
        place: EventPlace?, numbers: [Quantity] = []
    ) -> Event {
        var evidence = actors.map { Evidence(.actor, stated: $0.range) }
        evidence += recipients.map { Evidence(.recipient, stated: $0.range) }
        evidence.append(Evidence(.date, stated: range(dateColumn)))
        if let place { evidence.append(Evidence(.place, stated: place.range)) }
        evidence += numbers.map { Evidence(.number, stated: $0.range) }
        return Event(
            stated: code, key: "row", report: report, actors: actors, recipients: recipients,
            date:
                EventDate(stated: date, text: row[dateColumn], range: range(dateColumn)),
            place: place, numbers: numbers, sentence: 0..<text.utf8.count, evidence: evidence)
    }

    /// A place by columns for its name and point.
    func place(
        _ name: String, country: String?, point: (latitude: Double, longitude: Double)?, geonameID: Int? = nil,
        precision: Int, wherePrecision: Int
    ) -> EventPlace? {
        guard row[name] != nil || point != nil || country != nil else { return nil }
        return EventPlace(
            stated: row[name] ?? country ?? "", country: country, latitude: point?.latitude,
            longitude: point?.longitude, geonameID: geonameID, precision: precision, wherePrecision: wherePrecision,
            range: row[name] == nil ? 0..<1 : range(name))
    }
}

/// Days as data sets write them.
enum RowDate {
    private static let months = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]

    /// `2023-06-30`, `2023/06/30`, `20230630`, `30-06-2023`, `30/06/2023`, `30 June 2023`, `30-Jun-2023`; a time of day
    /// after it is passed over.
    static func day(_ text: String) -> CalendarDate? {
        let head = text.prefix { $0 != "T" || !text.contains("-") }
        let parts = head.split { " -/.,".contains($0) }.map(String.init)
        if parts.count == 1, let digits = parts.first, digits.utf8.count == 8, let number = Int(digits) {
            return CalendarDate(year: number / 10_000, month: number / 100 % 100, day: number % 100)
        }
        guard parts.count >= 3 else { return nil }
        if let year = Int(parts[0]), parts[0].utf8.count == 4 {
            return month(parts[1]).flatMap { month in
                Int(parts[2]).flatMap { CalendarDate(year: year, month: month, day: $0) }
            }
        }
        guard let day = Int(parts[0]), let month = month(parts[1]), let year = Int(parts[2]),
            parts[2].utf8.count == 4
        else { return nil }
        return CalendarDate(year: year, month: month, day: day)
    }

    private static func month(_ text: String) -> Int? {
        Int(text) ?? months.firstIndex(of: String(text.lowercased().prefix(3))).map { $0 + 1 }
    }
}
