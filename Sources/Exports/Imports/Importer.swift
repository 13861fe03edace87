import Calendars
public import Coding
public import Knowledge
public import Reports
public import Situations

/// A row of another data set as a report with its account, ready for an archive or a situation.
public struct ImportedRecord: Sendable {
    /// Its name is the format and the row's own id (`acled:MLI1234`), its text the columns with their values.
    public var report: Report
    public var account: Account
    /// What a row of Geo-PKO says.
    public var presence: MissionPresence?

    /// As the situation takes it.
    public var testimony: Testimony {
        Testimony(
            report: report.id, published: report.published, text: report.text, account: account,
            presences: presence.map { [$0] } ?? [])
    }
}

/// What the reading of other data sets knows: whom their names mean, and what their codes are.
public struct ImportKnowledge: Sendable {
    let names: PartyNames
    let context: ExportContext

    public init(_ knowledge: KnowledgeBase) {
        names = PartyNames(knowledge)
        context = ExportContext(knowledge)
    }

    /// The record of a row that an archive keeps.
    ///
    /// - Returns: `nil` for what is no imported row, or one that today's mapping leaves out.
    public func record(of report: Report) -> ImportedRecord? {
        guard let format = ImportFormat(ofReport: report.id), let row = ImportedRow(format: format, text: report.text)
        else { return nil }
        var reading = RowReading(row, report: report.id, names: names, context: context)
        guard case .success(let (account, presence)) = Importer.content(of: &reading, by: format.rows(width: nil))
        else {
            return nil
        }
        return ImportedRecord(report: report, account: account, presence: presence)
    }
}

extension ImportFormat {
    /// - Parameter width: the number of columns, by which versions without header are told apart.
    func rows(width: Int?) -> any RowFormat {
        switch self {
        case .acled: ACLEDRows()
        case .ucdp: UCDPRows()
        case .geopko: GeoPKORows()
        case .gdelt: GDELTRows(isSecond: width == 61)
        case .icews: ICEWSRows()
        case .phoenix: PhoenixRows()
        }
    }
}

/// Reads the rows of a file of another data set, one at a time, and keeps count of what becomes of them.
public struct Importer {
    public private(set) var report = MappingReport()

    private let format: ImportFormat
    private let name: String
    private let knowledge: ImportKnowledge
    private var table: TableReader
    private let rows: any RowFormat
    /// Where each field of a row goes; `nil` for a column without name.
    private let columns: [String?]
    /// A first row that was looked at and is no header.
    private var pending: TableReader.Row?

    /// - Parameters:
    ///   - name: names the file in errors.
    ///   - charset: of a file that is not UTF-8.
    /// - Throws: `ReportError` for what is no table, or has not the columns that the format must have.
    public init(
        _ format: ImportFormat, _ source: any ByteSource, name: String, charset: String? = nil,
        knowledge: ImportKnowledge
    ) throws(ReportError) {
        self.format = format
        self.name = name
        self.knowledge = knowledge
        let isCSV = format.rows(width: nil).form == .csv
        table = try TableReader(source, name: name, form: isCSV ? .quoted : .tabs, charset: charset)
        guard let first = table.next() else {
            throw ReportError(id: name, message: "holds no rows", reason: .empty)
        }
        let head: TableReader.Row
        switch first {
        case .failure(let fault): throw fault
        case .success(let row): head = row
        }
        let rows = format.rows(width: head.fields.count)
        self.rows = rows
        let names = head.fields.map { field in
            String(field.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
        }
        let isHeader = rows.form != .tabs || names.first?.lowercased() == rows.columns[0].lowercased()
        guard isHeader else {
            // The last column came later to GDELT.
            guard abs(head.fields.count - rows.columns.count) <= (format == .gdelt ? 1 : 0) else {
                throw ReportError(
                    id: "\(name):\(head.line)",
                    message: "has \(head.fields.count) columns, where \(format.publisher) has \(rows.columns.count)",
                    reason: .malformed)
            }
            columns = rows.columns.prefix(head.fields.count).map { $0 }
            report.missingColumns = Array(rows.columns.dropFirst(head.fields.count))
            pending = head
            return
        }
        let known = Dictionary(rows.columns.map { ($0.lowercased(), $0) }, uniquingKeysWith: { first, _ in first })
        columns = names.map { name in
            let key = name.lowercased()
            let own = String(name.unicodeScalars.map { ":\n\r".unicodeScalars.contains($0) ? "_" : Character($0) })
            return known[key] ?? rows.aliases[key] ?? (name.isEmpty ? nil : own)
        }
        let there = Set(columns.compactMap { $0 })
        let others = Set(rows.aliases.values)
        report.unknownColumns = columns.compactMap { $0 }.filter {
            known[$0.lowercased()] == nil && !others.contains($0)
        }
        report.missingColumns = rows.columns.filter { !there.contains($0) }
        let missing = rows.required.filter { !there.contains($0) }
        guard missing.isEmpty else {
            let list = missing.map { "'\($0)'" }.joined(separator: ", ")
            throw ReportError(
                id: "\(name):\(head.line)",
                message: "no column \(list): is this \(format.publisher), and is this line its header?",
                reason: .malformed)
        }
    }

    /// The next row that is mapped, or why one is malformed; `nil` at the end. Rows that are left out are passed over and
    /// counted.
    public mutating func next() -> Result<ImportedRecord, ReportError>? {
        while let result = nextRow() {
            report.read += 1
            do {
                let row = try result.get()
                if row.isGuessed { report.guessed += 1 }
                if let record = try record(of: row) {
                    report.mapped += 1
                    return .success(record)
                }
            } catch {
                report.malformed += 1
                return .failure(error)
            }
        }
        return nil
    }

    private mutating func nextRow() -> Result<TableReader.Row, ReportError>? {
        if let row = pending {
            pending = nil
            return .success(row)
        }
        return table.next()
    }

    /// - Returns: `nil` for a row that is left out.
    private mutating func record(of row: TableReader.Row) throws(ReportError) -> ImportedRecord? {
        func malformed(_ message: String) -> ReportError {
            ReportError(id: "\(name):\(row.line)", message: message, reason: .malformed)
        }
        guard row.fields.count == columns.count else {
            throw malformed("has \(row.fields.count) columns, where \(columns.count) are expected")
        }
        var values = ImportedRow(format: format)
        for (column, field) in zip(columns, row.fields) {
            guard let column, field.utf8.contains(where: { $0 > 32 }) else { continue }
            values.append(DelimitedText.cleaned(column), DelimitedText.cleaned(DelimitedText.unguarded(field)))
        }
        guard let identity = rows.identity(of: values), identity.utf8.count <= 500 else {
            throw malformed("has no id")
        }
        let id = "\(format.rawValue):" + identity.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        var reading = RowReading(values, report: id, names: knowledge.names, context: knowledge.context)
        let content = Self.content(of: &reading, by: rows)
        for (column, value) in reading.unmapped { report.note(unmapped: value, in: column) }
        switch content {
        case .failure(.malformed(let message)): throw malformed(message)
        case .failure(.leftOut(let reason)):
            report.leftOut[reason, default: 0] += 1
            return nil
        case .success(let (account, presence)):
            let passage = Passage(role: .body, range: 0..<reading.text.utf8.count)
            let stored = Report(
                id: id, text: reading.text, passages: [passage], published: Self.known(values),
                publisher: format.publisher)
            return ImportedRecord(report: stored, account: account, presence: presence)
        }
    }

    static func content(
        of reading: inout RowReading, by rows: any RowFormat
    ) -> Result<(Account, MissionPresence?), RowFault> {
        do throws(RowFault) {
            if let geopko = rows as? GeoPKORows {
                return .success((Account(report: reading.report, events: []), try geopko.presence(of: &reading)))
            }
            return .success((try rows.account(of: &reading), nil))
        } catch {
            return .failure(error)
        }
    }

    /// The day from which the row could be known, where the data set tells it.
    private static func known(_ row: ImportedRow) -> CalendarDate? {
        switch row.format {
        case .acled:
            row["timestamp"].flatMap { Int($0) }.flatMap { seconds in
                (0..<253_402_300_800).contains(seconds) ? CalendarDate(dayNumber: seconds / 86_400) : nil
            }
        case .gdelt: row["DATEADDED"].flatMap { RowDate.day(String($0.prefix(8))) }
        case .icews: row["Event Date"].flatMap { RowDate.day($0) }
        case .phoenix: row["Date"].flatMap { RowDate.day($0) }
        case .ucdp, .geopko: nil
        }
    }
}
