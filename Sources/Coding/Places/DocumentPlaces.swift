import Knowledge

/// The places that a document names, to be found by the words that name them.
struct DocumentPlaces: Sendable {
    private var toponyms: [Int: [Toponym]] = [:]

    /// Keeps the toponyms that name a place as such: demonyms and names within names say little of where things happen.
    init(_ toponyms: [Toponym] = []) {
        for toponym in toponyms where toponym.use == .place && toponym.place != nil {
            self.toponyms[toponym.sentence, default: []].append(toponym)
        }
    }

    /// The toponym that a token of a sentence belongs to.
    func toponym(at token: Int, in sentence: Int) -> Toponym? {
        toponyms[sentence]?.first { $0.tokens.contains(token) }
    }

    /// The first toponym within a range of bytes.
    func toponym(within range: Range<Int>, in sentence: Int) -> Toponym? {
        toponyms[sentence]?.first { range.lowerBound <= $0.range.lowerBound && $0.range.upperBound <= range.upperBound }
    }
}

extension EventPlace {
    /// - Parameters:
    ///   - text: the name as written.
    ///   - range: its bytes in the report.
    init(_ place: GazetteerEntry, text: String, range: Range<Int>) {
        let precision =
            switch place.kind {
            case .town, .capital: 1
            case .district: 2
            case .region, .country, .area: 3
            }
        self.init(
            text: text, name: place.name, country: place.country.isEmpty ? nil : place.country,
            latitude: place.latitude, longitude: place.longitude, geonameID: place.geonameID, precision: precision,
            range: range)
    }

    /// The place of a toponym, if it is known.
    init?(_ toponym: Toponym) {
        guard let place = toponym.place else { return nil }
        self.init(place, text: toponym.text, range: toponym.range)
    }
}
