import Calendars

/// Place, day and agency before the first sentence: "BAMAKO, 18 August 2020 (Agency) — ".
struct Dateline: Equatable {
    /// Bytes of the dateline with its dash.
    var length: Int
    /// Byte at which the sentence begins.
    var bodyStart: Int
    /// The words of the dateline before the dash.
    var words: [String]

    /// How far a dateline may reach.
    private static let limit = 90

    init?(beginningOf text: String) {
        let bytes = Array(text.utf8.prefix(Self.limit))
        guard let (dash, end) = Self.dash(in: bytes) else { return nil }
        let words = String(decoding: bytes[..<dash], as: UTF8.self).cleanWords
        guard let first = words.first, Self.isCapitals(first),
            !words.contains(where: { $0.first?.isLowercase ?? true })
        else { return nil }
        var start = end
        while start < bytes.count, bytes[start] == UInt8(ascii: " ") { start += 1 }
        guard start < text.utf8.count else { return nil }
        self.length = end
        self.bodyStart = start
        self.words = words
    }

    /// The first dash with spaces around it: where it begins, and where it ends.
    private static func dash(in bytes: [UInt8]) -> (Int, Int)? {
        let dashes: [[UInt8]] = [Array(" —".utf8), Array(" –".utf8), Array(" --".utf8), Array(" -".utf8)]
        for start in bytes.indices where bytes[start] == UInt8(ascii: " ") {
            for dash in dashes where bytes[start...].starts(with: dash) {
                let end = start + dash.count
                if end < bytes.count, bytes[end] == UInt8(ascii: " ") { return (start, end) }
            }
        }
        return nil
    }

    private static func isCapitals(_ word: String) -> Bool {
        let letters = word.filter(\.isLetter)
        return letters.count >= 3 && letters.allSatisfy(\.isUppercase)
    }
}
