import Calendars
import Coding

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A text with its time expressions in the terms of TIMEX3.
public struct GoldTimes: Sendable, Equatable {
    public var id: String
    /// The day the document was made; `nil` where the gold does not say.
    public var published: CalendarDate?
    public var text: String
    /// In order; ranges are UTF-8 bytes.
    public var timexes: [Timex]

    public init(id: String, published: CalendarDate?, text: String, timexes: [Timex]) {
        self.id = id
        self.published = published
        self.text = text
        self.timexes = timexes
    }

    /// Reads JSON Lines: `{"id","dct","text","timexes":[{"start","end","type","value"}]}`.
    ///
    /// Offsets in the file count Unicode scalars.
    /// - Throws: `GoldError` naming the file and line.
    public static func read(_ bytes: [UInt8], file: String) throws(GoldError) -> [GoldTimes] {
        var texts: [GoldTimes] = []
        let decoder = JSONDecoder()
        let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() where line.contains(where: { $0 > UInt8(ascii: " ") }) {
            guard let row = try? decoder.decode(Row.self, from: Data(line)) else {
                throw GoldError(
                    description: "\(file):\(index + 1): not a gold text (needs \"id\", \"text\", \"timexes\")")
            }
            texts.append(try row.text(file: file, line: index + 1))
        }
        guard !texts.isEmpty else { throw GoldError(description: "\(file): holds no gold texts") }
        return texts
    }

    private struct Row: Decodable {
        struct Expression: Decodable {
            var start: Int
            var end: Int
            var type: String
            var value: String?
        }

        var id: String
        var dct: String?
        var text: String
        var timexes: [Expression]

        func text(file: String, line: Int) throws(GoldError) -> GoldTimes {
            // The byte at which each scalar begins.
            var offsets = [0]
            offsets.reserveCapacity(text.utf8.count + 1)
            for scalar in text.unicodeScalars { offsets.append(offsets[offsets.count - 1] + UTF8.width(scalar)) }
            var found: [Timex] = []
            for expression in timexes {
                guard 0 <= expression.start, expression.start < expression.end, expression.end < offsets.count else {
                    throw GoldError(
                        description: "\(file):\(line): \(expression.start)–\(expression.end) are no offsets in the text"
                    )
                }
                guard let kind = Timex.Kind(rawValue: expression.type) else {
                    throw GoldError(description: "\(file):\(line): \"\(expression.type)\" is no type of TIMEX3")
                }
                found.append(
                    Timex(
                        kind: kind, value: expression.value ?? "",
                        range: offsets[expression.start]..<offsets[expression.end]))
            }
            found.sort { $0.range.lowerBound < $1.range.lowerBound }
            return GoldTimes(id: id, published: dct.flatMap { CalendarDate(iso: $0) }, text: text, timexes: found)
        }
    }
}
