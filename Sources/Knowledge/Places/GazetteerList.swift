/// Places that users bring along: a GeoNames dump, or a table of their own.
extension Gazetteer {
    /// Adds the places of a list and says how many they were.
    ///
    /// The list is either a GeoNames dump (`ML.txt`: 19 columns with tabs between, no header) or a table whose header
    /// names its columns: `name`, `country` (ISO 3166-1, two or three letters), `latitude`, `longitude`, and if you like
    /// `kind`, `population`, `geonameid`, and `aliases` with semicolons between. Columns are divided by tabs if the
    /// header holds one, else by commas or semicolons, and may stand in double quotes.
    ///
    /// - Parameters:
    ///   - bytes: the list in UTF-8.
    ///   - name: what errors call the list.
    /// - Throws: `GazetteerError.invalidLine`; then nothing is added.
    @discardableResult
    public mutating func add(list bytes: [UInt8], name: String) throws(GazetteerError) -> Int {
        let lines = String(decoding: bytes, as: UTF8.self).split(
            separator: "\n", omittingEmptySubsequences: false
        ).map { $0.last == "\r" ? $0.dropLast() : $0 }
        let codes = Dictionary(
            (0..<file.countryCount).map { (file.shortCode(ofCountry: $0), file.code(ofCountry: $0)) },
            uniquingKeysWith: { one, _ in one })
        var table: ListTable?
        var read: [(entry: GazetteerEntry, aliases: [String])] = []
        for (index, line) in lines.enumerated() where line.contains(where: { !$0.isWhitespace }) {
            guard let columns = table else {
                let header = try ListTable(firstLine: line, name: name)
                table = header
                if !header.hasHeader { read.append(try header.place(line, codes, name: name, number: index + 1)) }
                continue
            }
            read.append(try columns.place(line, codes, name: name, number: index + 1))
        }
        for place in read { add(place.entry, aliases: place.aliases) }
        return read.count
    }
}

/// Where the columns of a list stand.
private struct ListTable {
    private enum Column: String, CaseIterable {
        case name, country, latitude, longitude, kind, population, geonameid, aliases
    }

    private static let geoNames: [Column: Int] = [
        .geonameid: 0, .name: 1, .aliases: 3, .latitude: 4, .longitude: 5, .country: 8, .population: 14,
    ]
    private static let geoNamesWidth = 19

    var hasHeader: Bool
    private var separator: Character
    private var aliasSeparator: Character
    private var columns: [Column: Int]

    init(firstLine line: Substring, name: String) throws(GazetteerError) {
        if line.split(separator: "\t", omittingEmptySubsequences: false).count == Self.geoNamesWidth,
            line.first?.isNumber == true
        {
            (hasHeader, separator, aliasSeparator, columns) = (false, "\t", ",", Self.geoNames)
            return
        }
        hasHeader = true
        aliasSeparator = ";"
        separator = line.contains("\t") ? "\t" : line.contains(",") ? "," : ";"
        columns = [:]
        for (index, cell) in Self.cells(of: line, separator).enumerated() {
            // Spreadsheets put a byte order mark before the first name.
            let name = cell.lowercased().filter { $0.isLetter }
            if let column = Column(rawValue: name) { columns[column] = index }
        }
        for column in [Column.name, .country, .latitude, .longitude] where columns[column] == nil {
            throw .invalidLine(file: name, line: 1, reason: "the header names no column '\(column.rawValue)'")
        }
    }

    func place(
        _ line: Substring, _ codes: [String: String], name file: String, number: Int
    ) throws(GazetteerError) -> (entry: GazetteerEntry, aliases: [String]) {
        let cells = Self.cells(of: line, separator)
        guard hasHeader || cells.count >= Self.geoNamesWidth else {
            throw .invalidLine(file: file, line: number, reason: "a line of a GeoNames dump has 19 columns")
        }
        func cell(_ column: Column) -> String {
            guard let index = columns[column], index < cells.count else { return "" }
            return cells[index]
        }
        guard let latitude = Double(cell(.latitude)), let longitude = Double(cell(.longitude)),
            abs(latitude) <= 90, abs(longitude) <= 180
        else {
            throw .invalidLine(file: file, line: number, reason: "latitude or longitude is no number of degrees")
        }
        let name = cell(.name)
        guard !NameKey.fold(name).isEmpty else {
            throw .invalidLine(file: file, line: number, reason: "there is no name in Latin letters")
        }
        let country = cell(.country).uppercased()
        let kind: Gazetteer.Kind =
            switch hasHeader ? cell(.kind).lowercased() : Self.kind(featureClass: cells[6], code: cells[7]) {
            case "region": .region
            case "district": .district
            case "area": .area
            case "capital": .capital
            default: .town
            }
        let entry = GazetteerEntry(
            name: name, kind: kind, country: codes[country] ?? country, latitude: latitude, longitude: longitude,
            population: max(0, Int(cell(.population)) ?? 0), geonameID: Int(cell(.geonameid)))
        return (entry, cell(.aliases).split(separator: aliasSeparator).map(String.init))
    }

    /// The kind of GeoNames' feature classes and codes.
    private static func kind(featureClass: String, code: String) -> String {
        switch (featureClass, code) {
        case ("A", "ADM1"): "region"
        case ("A", _): "district"
        case ("P", "PPLC"): "capital"
        case ("P", _): "town"
        default: "area"
        }
    }

    private static func cells(of line: Substring, _ separator: Character) -> [String] {
        guard separator != "\t" else {
            return line.split(separator: separator, omittingEmptySubsequences: false).map(String.init)
        }
        var cells: [String] = []
        var cell = ""
        var isQuoted = false
        for character in line {
            if character == "\"" {
                isQuoted.toggle()
            } else if character == separator, !isQuoted {
                cells.append(cell)
                cell = ""
            } else {
                cell.append(character)
            }
        }
        cells.append(cell)
        return cells.map { cell in
            String(cell.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
        }
    }
}
