import Knowledge
import Linguistics

/// The places that a document names, to be found by the words that name them.
struct DocumentPlaces: Sendable {
    private var toponyms: [Int: [Toponym]] = [:]
    /// Last names of the persons that were spoken of.
    private var persons: Set<String> = []

    /// Keeps the toponyms that name a place as such: demonyms and names within names say little of where things happen.
    init(_ toponyms: [Toponym] = []) {
        for toponym in toponyms where toponym.use == .place && toponym.place != nil {
            self.toponyms[toponym.sentence, default: []].append(toponym)
        }
    }

    /// Notes the name of a person: from then on it is no place, unless "in" or the like says so.
    mutating func introduce(person name: some StringProtocol) {
        if let last = name.split(separator: " ").last { persons.insert(NameKey.fold(String(last))) }
    }

    /// The toponym that a token of a sentence belongs to.
    func toponym(at token: Int, in sentence: Int) -> Toponym? {
        toponyms[sentence]?.first { $0.tokens.contains(token) }
    }

    /// The places that a sentence names, in its order.
    func toponyms(in graph: SentenceGraph, isPlaceWord: (String) -> Bool) -> [Toponym] {
        (toponyms[graph.index] ?? []).filter { !isPerson($0.tokens, in: graph, isPlaceWord: isPlaceWord) }
    }

    /// Whether a name is that of a person who was spoken of.
    func isPerson(_ tokens: Range<Int>, in graph: SentenceGraph, isPlaceWord: (String) -> Bool) -> Bool {
        let name = tokens.map { graph[$0].form }.joined(separator: " ")
        guard persons.contains(NameKey.fold(name)) else { return false }
        return tokens.lowerBound == 0 || !isPlaceWord(graph.lemmas[tokens.lowerBound - 1])
    }
}

extension EventPlace {
    /// - Parameters:
    ///   - text: the name as written.
    ///   - range: its bytes in the report.
    init(_ place: GazetteerEntry, text: String, range: Range<Int>) {
        let (precision, wherePrecision) =
            switch place.kind {
            case .town, .capital: (1, 1)
            case .district: (2, 3)
            case .region: (3, 4)
            case .area: (3, 5)
            case .country: (3, 6)
            }
        self.init(
            text: text, name: place.name, country: place.country.isEmpty ? nil : place.country,
            latitude: place.latitude, longitude: place.longitude, geonameID: place.geonameID, precision: precision,
            range: range, wherePrecision: wherePrecision)
    }

    /// The place of a toponym, if it is known.
    init?(_ toponym: Toponym) {
        guard let place = toponym.place else { return nil }
        self.init(place, text: toponym.text, range: toponym.range)
    }
}
