import Knowledge
import Synchronization

/// Names of places as the knowledge of actors and the gazetteer have them together; shared by reference.
final class ToponymLexicon: Sendable {
    /// What a name may stand for.
    struct Reading: Sendable, Equatable {
        var places: [Gazetteer.Index] = []
        /// How many of the places bear it as their own name; the others, which stand last, have another.
        var mainCount = 0
        /// Whether the name is one of a country's people, not of a place.
        var isDemonym = false
        /// Whether every place is meant by an abbreviation.
        var isAbbreviation = false
        /// Whether it is an abbreviation that needs a place before it ("Paris, Ky.").
        var isShort = false

        static let none = Reading()
    }

    let gazetteer: Gazetteer
    let words: ToponymWords
    private let countries: [String: [Gazetteer.Index]]
    private let demonyms: [String: [Gazetteer.Index]]
    /// Names of countries that are all capitals and must be written so: "US".
    private let acronyms: Set<String>
    /// Keys of what makes news and is no place, though a place may have its name: "the Kremlin", "Toyota".
    let otherNames: Set<String>
    /// Keys of the last names of persons who make news.
    let surnames: Set<String>
    /// Readings of names met before, for reports repeat names; they change the speed only.
    private let memory = Mutex<[String: Reading]>([:])
    private static let memoryCapacity = 16_384

    init(_ knowledge: KnowledgeBase, gazetteer: Gazetteer) {
        self.gazetteer = gazetteer
        words = ToponymWords(knowledge.classes)
        let actors = knowledge.actors
        var otherNames: Set<String> = Set(minimumCapacity: actors.count * 2)
        var surnames: Set<String> = Set(minimumCapacity: actors.count)
        var states: [Int] = []
        for index in actors.indices {
            switch actors[index].kind {
            case .country, .region: states.append(index)
            case .person:
                for alias in actors[index].aliases {
                    let start = alias.text.utf8.lastIndex(of: UInt8(ascii: " ")).map(alias.text.utf8.index(after:))
                    surnames.insert(NameKey.fold(alias.text[(start ?? alias.text.startIndex)...]))
                }
            default:
                for alias in actors[index].aliases where alias.kind == .name && !Self.isAcronym(alias.text) {
                    otherNames.insert(NameKey.fold(alias.text))
                }
            }
        }
        var countries: [String: [Gazetteer.Index]] = [:]
        var demonyms: [String: [Gazetteer.Index]] = [:]
        var acronyms: Set<String> = []
        for actor in states.map({ actors[$0] }) {
            guard let place = Self.place(of: actor, gazetteer) else { continue }
            for alias in actor.aliases {
                let key = NameKey.fold(alias.text)
                switch alias.kind {
                case .demonym where demonyms[key]?.contains(place) != true:
                    demonyms[key, default: []].append(place)
                case .name where countries[key]?.contains(place) != true:
                    countries[key, default: []].append(place)
                    if Self.isAcronym(alias.text) { acronyms.insert(key) }
                default: break
                }
            }
        }
        self.countries = countries
        self.demonyms = demonyms
        self.acronyms = acronyms
        self.otherNames = otherNames
        self.surnames = surnames
    }

    private static func place(of actor: Actor, _ gazetteer: Gazetteer) -> Gazetteer.Index? {
        let code = actor.roles.last?.country
        if actor.kind == .country { return code.flatMap(gazetteer.country) }
        let namings = actor.aliases.lazy.filter { $0.kind == .name }.flatMap { gazetteer.namings(of: $0.text) }
        return namings.first { naming in
            let facts = gazetteer.facts(of: naming.place)
            return facts.kind == .area
                || (facts.kind == .region && facts.chain.last == code.flatMap(gazetteer.country))
        }?.place
    }

    /// What a name may stand for, given as it is written.
    func reading(_ name: String) -> Reading {
        if let known = memory.withLock({ $0[name] }) { return known }
        let reading = newReading(name)
        memory.withLock { memory in
            if memory.count >= Self.memoryCapacity { memory.removeAll(keepingCapacity: true) }
            memory[name] = reading
        }
        return reading
    }

    private func newReading(_ name: String) -> Reading {
        let key = NameKey.fold(name)
        guard !key.isEmpty else { return .none }
        let isCountry = !acronyms.contains(key) || Self.isAcronym(name)
        var places = isCountry ? countries[key] ?? [] : []
        if places.isEmpty, let people = demonyms[key] {
            return Reading(places: people, mainCount: people.count, isDemonym: true)
        }
        var short: [Gazetteer.Index] = []
        var others: [Gazetteer.Index] = []
        for naming in gazetteer.namings(ofKey: key) + spelledOut(key) {
            if naming.isAbbreviation {
                if Self.letters(of: naming.spelling) == Self.letters(of: name) { short.append(naming.place) }
            } else if naming.isMain {
                if !places.contains(naming.place) { places.append(naming.place) }
            } else {
                others.append(naming.place)
            }
        }
        if !short.isEmpty, places.isEmpty || name.hasSuffix(".") {
            return Reading(
                places: short, mainCount: short.count, isAbbreviation: true, isShort: !Self.hasInnerPoint(name))
        }
        let mainCount = places.count
        // In capitals a short name is rather an acronym: no news agency is a town in Italy.
        if Self.isAcronym(name), mainCount == 0, name.utf8.count <= 5 { return .none }
        for place in others where !places.contains(place) { places.append(place) }
        return Reading(places: places, mainCount: mainCount)
    }

    /// A reading of a long name that is misspelled by one letter.
    ///
    /// - Parameter includingFile: whether places count that only the compiled gazetteer has.
    func nearReading(_ name: String, includingFile: Bool) -> Reading {
        var reading = Reading()
        for naming in gazetteer.namings(nearKey: NameKey.fold(name), includingFile: includingFile)
        where !reading.places.contains(naming.place) {
            reading.places.append(naming.place)
        }
        reading.mainCount = reading.places.count
        return reading
    }

    /// "St. Louis" under "Saint Louis" and the like.
    private func spelledOut(_ key: String) -> [Gazetteer.Naming] {
        for (short, long) in [("st ", "saint "), ("mt ", "mount "), ("ft ", "fort "), ("ste ", "sainte ")]
        where key.hasPrefix(short) {
            return gazetteer.namings(ofKey: long + key.dropFirst(short.count))
        }
        return []
    }

    private static func isAcronym(_ name: String) -> Bool {
        name.utf8.count <= 6 && name.utf8.allSatisfy { (0x41...0x5A).contains($0) || $0 == UInt8(ascii: ".") }
    }

    private static func letters(of name: String) -> [UInt8] {
        name.utf8.filter { $0 != UInt8(ascii: ".") && $0 != UInt8(ascii: " ") }
    }

    /// "N.Y." says that it is an abbreviation, "Miss." may end a sentence.
    private static func hasInnerPoint(_ name: String) -> Bool { name.dropLast().contains(".") }
}
