/// The towns, districts, regions and countries of the world, found by any of their names.
///
/// Entries come from a compiled file (`world.gazetteer`, see docs/gazetteer.md), from the `.places` files of the
/// knowledge folder, which win over it, and from lists that users import. The file is used as it lies in memory, so
/// opening it costs no more than reading its bytes.
public struct Gazetteer: Sendable {
    /// A place in this gazetteer; entries of the file come first, in the order of kinds and falling population.
    public struct Index: Hashable, Comparable, Sendable {
        var number: Int32

        init(_ number: Int) { self.number = Int32(truncatingIfNeeded: number) }

        public static func < (one: Self, other: Self) -> Bool { one.number < other.number }
    }

    /// What kind of place an entry is.
    public enum Kind: UInt8, Sendable, CaseIterable {
        case country = 1
        /// A first-level division: a region of Mali, a state of the United States.
        case region
        /// A second-level division: a cercle, a county.
        case district
        case capital
        /// Any other populated place.
        case town
        /// A continent, a sea, a region that is no division: the Sahel, the Middle East.
        case area
    }

    /// A way to write a place's name, and the place.
    public struct Naming: Hashable, Sendable {
        public var place: Index
        /// The name as it stands in the gazetteer.
        public var spelling: String
        /// Whether it is the place's own name, not another one.
        public var isMain: Bool

        /// Whether the name only stands where its letters do: "Ky." for Kentucky, "BC" for British Columbia.
        public var isAbbreviation: Bool {
            spelling.utf8.last == UInt8(ascii: ".")
                || (spelling.utf8.count <= 4
                    && spelling.utf8.allSatisfy { (0x41...0x5A).contains($0) || $0 == UInt8(ascii: ".") })
        }
    }

    let file: GazetteerFile
    private(set) var additions: [GazetteerEntry] = []
    private var additionsByKey: [String: [Naming]] = [:]
    /// The keys of additions by their first two letters.
    private var additionKeys: [[UInt8]: [String]] = [:]
    /// Entries of the file that an addition stands for.
    private var replaced: [Index: Index] = [:]
    private var numbersOfCountries: [String: Index] = [:]

    /// A gazetteer with nothing in it, to be filled by additions.
    public init() { file = GazetteerFile() }

    /// Reads a compiled gazetteer.
    ///
    /// - Throws: `GazetteerError`, which names the file.
    public init(path: String) throws(GazetteerError) {
        try self.init(serialized: GazetteerFile.bytes(of: path), name: path)
    }

    /// - Parameter name: what errors call the bytes.
    /// - Throws: `GazetteerError` when the bytes are no gazetteer or are damaged.
    public init(serialized bytes: [UInt8], name: String) throws(GazetteerError) {
        file = try GazetteerFile(bytes, name: name)
        for number in 0..<file.countryCount { numbersOfCountries[file.code(ofCountry: number)] = Index(number) }
    }

    /// How many places there are.
    public var count: Int { file.entryCount + additions.count }

    /// What is known of a place.
    public subscript(index: Index) -> GazetteerEntry {
        let number = Int(index.number)
        return number < file.entryCount ? file.entry(number) : additions[number - file.entryCount]
    }

    /// What choosing between places needs, without the cost of names.
    public struct Facts: Sendable, Equatable {
        public var kind: Kind
        public var latitude: Double
        public var longitude: Double
        public var population: Int
        /// The place and all that it lies in, from the inside out.
        public var chain: [Index]
        /// Whether the place comes from the knowledge folder or a user's list.
        public var isAddition: Bool
    }

    public func facts(of index: Index) -> Facts {
        let number = Int(index.number)
        if number < file.entryCount {
            let (kind, latitude, longitude, population) = file.facts(number)
            return Facts(
                kind: kind, latitude: latitude, longitude: longitude, population: population, chain: chain(of: index),
                isAddition: false)
        }
        let entry = additions[number - file.entryCount]
        return Facts(
            kind: entry.kind, latitude: entry.latitude, longitude: entry.longitude, population: entry.population,
            chain: chain(of: index), isAddition: true)
    }

    /// The country with an ISO 3166-1 alpha-3 code.
    public func country(_ code: String) -> Index? { numbersOfCountries[code] }

    /// The place that a place lies in: a town's district, a district's region, a region's country.
    public func parent(of index: Index) -> Index? {
        let number = Int(index.number)
        return number < file.entryCount ? file.parent(of: number) : additions[number - file.entryCount].parent
    }

    /// The place and all that it lies in, from the inside out.
    public func chain(of index: Index) -> [Index] {
        var chain = [index]
        // Parents of a sound file form a tree of four levels; a damaged one must not hold us.
        while chain.count < 6, let next = parent(of: chain[chain.count - 1]) { chain.append(next) }
        return chain
    }

    // MARK: Names

    /// The places that bear a name, additions first, then by kind and falling population.
    public func namings(of name: some StringProtocol) -> [Naming] { namings(ofKey: NameKey.fold(String(name))) }

    /// The places that bear a name.
    ///
    /// - Parameter key: a name folded by `NameKey`.
    public func namings(ofKey key: String) -> [Naming] {
        var found = additionsByKey[key] ?? []
        for naming in file.namings(of: key) { append(naming, to: &found) }
        return found
    }

    /// Appends a naming of the file, of the addition that stands for it if there is one.
    private func append(_ naming: Naming, to found: inout [Naming]) {
        guard let addition = replaced[naming.place] else {
            found.append(naming)
            return
        }
        if !found.contains(where: { $0.place == addition }) {
            // What the addition does not call itself is another name: "Gao" for the Gao Region.
            found.append(Naming(place: addition, spelling: naming.spelling, isMain: false))
        }
    }

    /// The places whose name differs from a key by one letter added, left out or changed.
    ///
    /// For long names alone: short ones are one letter from too many others. The first two letters must be right.
    /// - Parameters:
    ///   - key: a name folded by `NameKey`; keys of less than seven letters find nothing.
    ///   - includingFile: whether the compiled file is searched too, which takes about a millisecond.
    public func namings(nearKey key: String, includingFile: Bool = true) -> [Naming] {
        guard key.utf8.count >= 7 else { return [] }
        let wanted = Array(key.utf8)
        var found: [Naming] = []
        for other in additionKeys[Self.start(of: wanted)] ?? [] where EditDistance.isOne(wanted, Array(other.utf8)) {
            found += additionsByKey[other] ?? []
        }
        if !includingFile { return found }
        for naming in file.namings(near: wanted) { append(naming, to: &found) }
        return found
    }

    // MARK: Additions

    /// Adds places, which win over entries of the same name nearby.
    ///
    /// An addition that the file knows too takes from it what it lacks itself: GeoNames id, population, and the
    /// division in which it lies.
    public mutating func add(_ places: [Place]) {
        for place in places {
            let kind: Kind =
                switch place.kind {
                case "region": .region
                case "area", "sea", "continent": .area
                default: .town
                }
            add(
                GazetteerEntry(
                    name: place.name, kind: kind, country: place.country, latitude: place.latitude,
                    longitude: place.longitude, identifier: place.id),
                aliases: place.aliases)
        }
    }

    /// Adds one place under its name and aliases.
    public mutating func add(_ entry: GazetteerEntry, aliases: [String] = []) {
        var entry = entry
        let index = Index(count)
        let names = [entry.name] + aliases
        for known in names.flatMap({ counterparts(of: entry, named: $0) }) {
            let twin = file.entry(Int(known.number))
            entry.geonameID = entry.geonameID ?? twin.geonameID
            entry.population = max(entry.population, twin.population)
            entry.parent = entry.parent ?? twin.parent
            if twin.kind == .capital { entry.kind = .capital }
            replaced[known] = replaced[known] ?? index
        }
        entry.parent = entry.parent ?? country(entry.country)
        additions.append(entry)
        for name in names {
            let key = NameKey.fold(name)
            guard !key.isEmpty, additionsByKey[key]?.contains(where: { $0.place == index }) != true else { continue }
            if additionsByKey[key] == nil { additionKeys[Self.start(of: Array(key.utf8)), default: []].append(key) }
            additionsByKey[key, default: []].append(Naming(place: index, spelling: name, isMain: true))
        }
    }

    private static func start(of key: [UInt8]) -> [UInt8] { Array(key.prefix(2)) }

    /// Entries of the file that are the same place: same country and sort of place, and near.
    private func counterparts(of entry: GazetteerEntry, named name: String) -> [Index] {
        func sort(_ kind: Kind) -> Kind { kind == .capital ? .town : kind }
        var key = NameKey.fold(name)
        if entry.kind == .region, key.hasSuffix(" region") { key.removeLast(" region".utf8.count) }
        guard let country = country(entry.country) else { return [] }
        return file.namings(of: key).map(\.place).filter { index in
            let facts = facts(of: index)
            guard sort(facts.kind) == sort(entry.kind), facts.chain.last == country else { return false }
            let distance = GreatCircle.kilometres(
                from: (facts.latitude, facts.longitude), to: (entry.latitude, entry.longitude))
            return distance < (sort(entry.kind) == .town ? 40 : 500)
        }
    }
}

/// What a gazetteer knows of a place.
public struct GazetteerEntry: Sendable, Equatable {
    public var name: String
    public var kind: Gazetteer.Kind
    /// ISO 3166-1 alpha-3; empty for areas that lie in no one country.
    public var country: String
    /// Degrees north.
    public var latitude: Double
    /// Degrees east.
    public var longitude: Double
    /// Inhabitants; 0 where unknown.
    public var population: Int
    public var geonameID: Int?
    /// Identifier in a `.places` file.
    public var identifier: String?
    /// The division or country that it lies in.
    public var parent: Gazetteer.Index?

    public init(
        name: String, kind: Gazetteer.Kind, country: String, latitude: Double, longitude: Double, population: Int = 0,
        geonameID: Int? = nil, identifier: String? = nil, parent: Gazetteer.Index? = nil
    ) {
        self.name = name
        self.kind = kind
        self.country = country
        self.latitude = latitude
        self.longitude = longitude
        self.population = population
        self.geonameID = geonameID
        self.identifier = identifier
        self.parent = parent
    }

    /// Great-circle distance in kilometres.
    public func distance(to other: GazetteerEntry) -> Double {
        GreatCircle.kilometres(from: (latitude, longitude), to: (other.latitude, other.longitude))
    }
}
