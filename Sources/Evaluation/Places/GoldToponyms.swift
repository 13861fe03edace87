#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A text with the place names that stand in it, and where those places are.
public struct GoldToponyms: Sendable, Equatable {
    public struct Toponym: Sendable, Equatable {
        /// UTF-8 bytes in the text.
        public var range: Range<Int>
        public var text: String
        /// Degrees north and east; `nil` where the gold does not say.
        public var latitude: Double?
        public var longitude: Double?
        public var geonameID: Int?

        public init(
            range: Range<Int>, text: String, latitude: Double? = nil, longitude: Double? = nil, geonameID: Int? = nil
        ) {
            self.range = range
            self.text = text
            self.latitude = latitude
            self.longitude = longitude
            self.geonameID = geonameID
        }
    }

    public var id: String
    public var text: String
    public var toponyms: [Toponym]

    public init(id: String, text: String, toponyms: [Toponym]) {
        self.id = id
        self.text = text
        self.toponyms = toponyms
    }

    /// Reads JSON Lines: `{"id","text","toponyms":[{"start","end","text","lat","lon","geonameid"}]}`.
    ///
    /// Offsets in the file count Unicode scalars; a toponym that does not stand where its offsets say is an error.
    /// - Throws: `GoldError` naming the file and line.
    public static func read(_ bytes: [UInt8], file: String) throws(GoldError) -> [GoldToponyms] {
        var texts: [GoldToponyms] = []
        let decoder = JSONDecoder()
        let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() where line.contains(where: { $0 > UInt8(ascii: " ") }) {
            guard let row = try? decoder.decode(Row.self, from: Data(line)) else {
                throw GoldError(
                    description: "\(file):\(index + 1): not a gold text (needs \"id\", \"text\", \"toponyms\")")
            }
            texts.append(try row.text(file: file, line: index + 1))
        }
        guard !texts.isEmpty else { throw GoldError(description: "\(file): holds no gold texts") }
        return texts
    }

    private struct Row: Decodable {
        struct Toponym: Decodable {
            var start: Int
            var end: Int
            var text: String
            var lat: Double?
            var lon: Double?
            var geonameid: Int?
        }

        var id: String
        var text: String
        var toponyms: [Toponym]

        func text(file: String, line: Int) throws(GoldError) -> GoldToponyms {
            let scalars = text.unicodeScalars
            // The byte at which each scalar begins.
            var offsets = [0]
            offsets.reserveCapacity(scalars.count + 1)
            for scalar in scalars { offsets.append(offsets[offsets.count - 1] + UTF8.width(scalar)) }
            var toponyms: [GoldToponyms.Toponym] = []
            let bytes = Array(text.utf8)
            for toponym in self.toponyms {
                guard 0 <= toponym.start, toponym.start < toponym.end, toponym.end < offsets.count else {
                    throw GoldError(description: "\(file):\(line): offsets of \"\(toponym.text)\" are not in the text")
                }
                let range = offsets[toponym.start]..<offsets[toponym.end]
                guard bytes[range].elementsEqual(toponym.text.utf8) else {
                    throw GoldError(description: "\(file):\(line): \"\(toponym.text)\" does not stand at its offsets")
                }
                toponyms.append(
                    GoldToponyms.Toponym(
                        range: range, text: toponym.text, latitude: toponym.lat, longitude: toponym.lon,
                        geonameID: toponym.geonameid))
            }
            return GoldToponyms(id: id, text: text, toponyms: toponyms)
        }
    }
}
