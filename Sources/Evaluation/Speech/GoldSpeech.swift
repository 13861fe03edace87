#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A text with the attributions that one reader marked in it.
public struct GoldSpeech: Sendable, Equatable {
    public struct Attribution: Sendable, Equatable {
        /// UTF-8 bytes in the text; each may be empty.
        public var source: [Range<Int>]
        public var cue: [Range<Int>]
        public var content: [Range<Int>]

        public init(source: [Range<Int>], cue: [Range<Int>], content: [Range<Int>]) {
            self.source = source
            self.cue = cue
            self.content = content
        }
    }

    public var id: String
    public var text: String
    /// What each of its readers marked.
    public var readings: [[Attribution]]

    public init(id: String, text: String, readings: [[Attribution]]) {
        self.id = id
        self.text = text
        self.readings = readings
    }

    /// Reads JSON Lines: `{"id","text","annotations":[{"attributions":[{"source":[{"spans":[[start,end]]}],"cue","content"}]}]}`.
    ///
    /// Offsets in the file count Unicode scalars.
    /// - Throws: `GoldError` naming the file and line.
    public static func read(_ bytes: [UInt8], file: String) throws(GoldError) -> [GoldSpeech] {
        var texts: [GoldSpeech] = []
        let decoder = JSONDecoder()
        let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() where line.contains(where: { $0 > UInt8(ascii: " ") }) {
            guard let row = try? decoder.decode(Row.self, from: Data(line)) else {
                throw GoldError(
                    description: "\(file):\(index + 1): not a gold text (needs \"id\", \"text\", \"annotations\")")
            }
            texts.append(try row.text(file: file, line: index + 1))
        }
        guard !texts.isEmpty else { throw GoldError(description: "\(file): holds no gold texts") }
        return texts
    }

    private struct Row: Decodable {
        struct Part: Decodable { var spans: [[Int]] }
        struct Marked: Decodable {
            var source: [Part]?
            var cue: [Part]?
            var content: [Part]?
        }
        struct Reading: Decodable { var attributions: [Marked] }

        var id: String
        var text: String
        var annotations: [Reading]

        func text(file: String, line: Int) throws(GoldError) -> GoldSpeech {
            let scalars = text.unicodeScalars
            // The byte at which each scalar begins.
            var offsets = [0]
            offsets.reserveCapacity(scalars.count + 1)
            for scalar in scalars { offsets.append(offsets[offsets.count - 1] + UTF8.width(scalar)) }
            func ranges(_ parts: [Part]?) throws(GoldError) -> [Range<Int>] {
                var ranges: [Range<Int>] = []
                for span in (parts ?? []).flatMap(\.spans) {
                    guard span.count == 2, 0 <= span[0], span[0] <= span[1], span[1] < offsets.count else {
                        throw GoldError(description: "\(file):\(line): the span \(span) is not in the text")
                    }
                    ranges.append(offsets[span[0]]..<offsets[span[1]])
                }
                return ranges.sorted { $0.lowerBound < $1.lowerBound }
            }
            var readings: [[Attribution]] = []
            for annotation in annotations {
                var reading: [Attribution] = []
                for marked in annotation.attributions {
                    reading.append(
                        Attribution(
                            source: try ranges(marked.source), cue: try ranges(marked.cue),
                            content: try ranges(marked.content)))
                }
                readings.append(reading)
            }
            return GoldSpeech(id: id, text: text, readings: readings)
        }
    }
}
