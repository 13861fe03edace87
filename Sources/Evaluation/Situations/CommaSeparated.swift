/// Rows of a file of comma-separated values (RFC 4180), by the names in its first row.
struct CommaSeparated {
    private(set) var rows: [[String: String]] = []

    init(_ bytes: [UInt8]) {
        var records: [[String]] = []
        var record: [String] = []
        var field: [UInt8] = []
        var isQuoted = false
        var cursor = 0
        func endField() {
            record.append(String(decoding: field, as: UTF8.self))
            field = []
        }
        while cursor < bytes.count {
            let byte = bytes[cursor]
            switch byte {
            case UInt8(ascii: "\"") where isQuoted && cursor + 1 < bytes.count && bytes[cursor + 1] == byte:
                field.append(byte)
                cursor += 1
            case UInt8(ascii: "\""): isQuoted.toggle()
            case UInt8(ascii: ",") where !isQuoted: endField()
            case UInt8(ascii: "\r") where !isQuoted: break
            case UInt8(ascii: "\n") where !isQuoted:
                endField()
                records.append(record)
                record = []
            default: field.append(byte)
            }
            cursor += 1
        }
        if !field.isEmpty || !record.isEmpty {
            endField()
            records.append(record)
        }
        guard let names = records.first else { return }
        rows = records.dropFirst().filter { $0 != [""] }.map { record in
            Dictionary(zip(names, record), uniquingKeysWith: { first, _ in first })
        }
    }
}
