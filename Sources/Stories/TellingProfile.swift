/// What tells whether two reports tell the same happening.
public struct TellingProfile: Sendable, Equatable {
    /// The days on which it happened, with the tolerance of their precision, in days since 1970-01-01.
    public var days: ClosedRange<Int>
    /// The day under which it is looked up.
    public var day: Int
    /// Hashes of its words, sorted, each once; the lowest bit is set in names.
    public var words: [UInt32]
    /// Hashes of entities and countries that take part, sorted.
    public var parties: [UInt32]
    /// Hashes of PLOVER types and of forms of decisions, sorted.
    public var types: [UInt32]
    /// Places that its own words give, as precise as a town: first that of the first thing that happened.
    public var places: [Point]
    /// How many died, where it says so: the largest number.
    public var killed: Int?

    public struct Point: Sendable, Hashable {
        public var latitude: Float
        public var longitude: Float

        public init(latitude: Float, longitude: Float) {
            self.latitude = latitude
            self.longitude = longitude
        }
    }

    public init(
        days: ClosedRange<Int>, day: Int, words: [UInt32], parties: [UInt32], types: [UInt32], places: [Point],
        killed: Int? = nil
    ) {
        self.days = days
        self.day = day
        self.words = words
        self.parties = parties
        self.types = types
        self.places = places
        self.killed = killed
    }
}

// MARK: What is looked up

extension TellingProfile {
    /// Days around `day` in which tellings of the same happening are looked for.
    public static let reach = 4

    /// Bands of one word find what is told in other words, those of one name short reports that share little else, and
    /// bands of two keep their number small in a crowd.
    private static let singles = 10
    private static let names = 6
    private static let pairs = 6
    private static let mostFeatures = 30

    /// Hashes of which tellings of the same happening share one, almost surely: bands of words, places with types,
    /// pairs of parties with types.
    public var features: [Int64] {
        var features: [UInt64] = []
        if !words.isEmpty {
            let hash = MinHash(words.lazy.map { UInt64($0 >> 1) }, permutations: Self.singles + 2 * Self.pairs)
            features =
                hash.bands(ofRows: 1, in: 0..<Self.singles)
                + hash.bands(ofRows: 2, in: Self.singles..<hash.values.count)
            let names = words.lazy.filter { $0 & 1 == 1 }.map { UInt64($0 >> 1) | 1 << 40 }
            if !names.isEmpty {
                // A bit beside the hash makes them other permutations than those of all words.
                features += MinHash(names, permutations: Self.names).bands(ofRows: 1)
            }
        }
        for place in places {
            let cell = UInt64(bitPattern: Int64(place.latitude * 10) &* 10_000 &+ Int64(place.longitude * 10))
            features += types.map { WordHash.mixed(cell &* 31 &+ UInt64($0)) }
        }
        // A report that names more parties than these is known by its words.
        let parties = parties.prefix(8)
        for (index, party) in parties.enumerated() {
            for other in parties[(index + 1)...] {
                features += types.map {
                    WordHash.mixed(WordHash.mixed(UInt64(party) << 32 | UInt64(other)) &+ UInt64($0))
                }
            }
        }
        var seen: Set<UInt64> = []
        return features.filter { seen.insert($0).inserted }.prefix(Self.mostFeatures).map { Int64(bitPattern: $0) }
    }
}

// MARK: Bytes

extension TellingProfile {
    /// The profile in few bytes, for an archive.
    public var bytes: [UInt8] {
        var bytes: [UInt8] = []
        func append(_ value: UInt32) {
            for shift in [0, 8, 16, 24] { bytes.append(UInt8(value >> UInt32(shift) & 255)) }
        }
        for number in [day, days.lowerBound, days.upperBound] { append(UInt32(truncatingIfNeeded: number)) }
        for list in [words, parties, types] {
            append(UInt32(list.count))
            list.forEach(append)
        }
        for place in places {
            append(place.latitude.bitPattern)
            append(place.longitude.bitPattern)
        }
        if let killed { append(UInt32(clamping: killed)) }
        return bytes
    }

    /// - Returns: `nil` when the bytes are those of no profile.
    public init?(bytes: some Collection<UInt8>) {
        var numbers: [UInt32] = []
        numbers.reserveCapacity(bytes.count / 4)
        var (value, shift): (UInt32, UInt32) = (0, 0)
        for byte in bytes {
            value |= UInt32(byte) << shift
            shift += 8
            if shift == 32 {
                numbers.append(value)
                (value, shift) = (0, 0)
            }
        }
        guard numbers.count >= 3, shift == 0 else { return nil }
        let days = numbers[..<3].map { Int(Int32(bitPattern: $0)) }
        guard days[1] <= days[2] else { return nil }
        var rest = numbers[3...]
        func list() -> [UInt32]? {
            guard let count = rest.popFirst().map(Int.init), count <= rest.count else { return nil }
            defer { rest = rest.dropFirst(count) }
            return Array(rest.prefix(count))
        }
        guard let words = list(), let parties = list(), let types = list() else { return nil }
        // Places are pairs: a number that is left over counts the dead.
        let killed = rest.count % 2 == 1 ? rest.popLast().map(Int.init) : nil
        let values = rest.map { Float(bitPattern: $0) }
        guard values.allSatisfy({ abs($0) <= 360 }) else { return nil }
        self.init(
            days: days[1]...days[2], day: days[0], words: words, parties: parties, types: types,
            places: stride(from: 0, to: values.count, by: 2).map {
                Point(latitude: values[$0], longitude: values[$0 + 1])
            }, killed: killed)
    }
}
