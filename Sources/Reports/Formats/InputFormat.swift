/// The forms in which reports come.
public enum InputFormat: String, Sendable, CaseIterable {
    case text, html, feed, warc, jsonl, csv

    /// The form of what begins so; `nil` for bytes that are no text.
    init?(beginningWith head: ArraySlice<UInt8>, textColumn: String?) {
        if head.starts(with: Array("WARC/".utf8)) {
            self = .warc
            return
        }
        guard BinaryData.kind(of: head) == nil else { return nil }
        let text = String(decoding: head.lazy.filter { $0 != 0 }, as: UTF8.self)
        let start = text.drop { $0.isWhitespace || $0 == "\u{FEFF}" || $0 == "\u{FFFD}" }
        if Feed.isLikely(start) {
            self = .feed
        } else if JSONRecords.isLikely(start) {
            self = .jsonl
        } else if CSVTable.isLikely(start, textColumn: textColumn) {
            self = .csv
        } else {
            self = HTMLPage.isLikely(start) ? .html : .text
        }
    }
}

/// Data that are no text.
enum BinaryData {
    private static let signatures: [(String, [UInt8])] = [
        ("a PDF", Array("%PDF-".utf8)), ("a ZIP or Office file", Array("PK\u{3}\u{4}".utf8)),
        ("gzipped data", [0x1F, 0x8B]), ("a PNG picture", [0x89, 0x50, 0x4E, 0x47]),
        ("a JPEG picture", [0xFF, 0xD8, 0xFF]), ("Zstandard data", [0x28, 0xB5, 0x2F, 0xFD]),
        ("a GIF picture", Array("GIF8".utf8)), ("a bzip2 file", Array("BZh".utf8)),
        ("an xz file", [0xFD, 0x37, 0x7A, 0x58, 0x5A]), ("an SQLite database", Array("SQLite format 3".utf8)),
        ("a Parquet file", Array("PAR1".utf8)),
    ]

    /// What binary bytes are, by their first bytes or by a zero byte; `nil` for text.
    static func kind(of bytes: ArraySlice<UInt8>) -> String? {
        for (name, signature) in signatures where bytes.starts(with: signature) { return name }
        let isWide = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
        if !isWide, let zero = bytes.prefix(1 << 16).firstIndex(of: 0) {
            return "binary data (a zero at byte \(zero - bytes.startIndex))"
        }
        let head = bytes.prefix(1 << 16)
        // All but tab, ends of lines and pages, and the escape of East Asian charsets.
        let controls = head.count { $0 < 9 || $0 > 13 && $0 < 32 && $0 != 27 }
        return !isWide && controls * 20 > head.count ? "binary data (control characters)" : nil
    }
}
