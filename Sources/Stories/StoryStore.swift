/// The place of a telling in the one order that stories are told in: by the day on which it was known, then by its key.
public struct TellingRank: Hashable, Comparable, Sendable {
    public var knownDay: Int
    /// A hash of the telling's key.
    public var tie: Int64

    public init(knownDay: Int, key: String) {
        self.init(knownDay: knownDay, tie: Int64(bitPattern: WordHash.of(key.utf8)))
    }

    public init(knownDay: Int, tie: Int64) {
        self.knownDay = knownDay
        self.tie = tie
    }

    /// The name of the telling, and of the story that begins with it: 16 hexadecimal digits.
    public var identifier: String {
        let digits = String(UInt64(bitPattern: tie), radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }

    public static func < (one: Self, other: Self) -> Bool {
        (one.knownDay, one.tie) < (other.knownDay, other.tie)
    }
}

/// A telling as a store keeps it.
public struct StoredTelling: Sendable {
    public var id: Int64
    public var rank: TellingRank
    public var profile: TellingProfile
    /// The id of the telling that its story began with.
    public var story: Int64

    public init(id: Int64, rank: TellingRank, profile: TellingProfile, story: Int64) {
        self.id = id
        self.rank = rank
        self.profile = profile
        self.story = story
    }
}

/// Where tellings are kept and looked up by the features of their profiles.
public protocol StoryStore {
    func telling(_ id: Int64) throws -> StoredTelling?
    /// For each feature the last `limit` tellings before a rank that have it within `TellingProfile.reach` of the day.
    func tellings(sharing features: [Int64], around day: Int, before rank: TellingRank, limit: Int) throws -> [Int64]
    /// The first `limit` after a rank.
    func tellings(sharing features: [Int64], around day: Int, after rank: TellingRank, limit: Int) throws -> [Int64]
    mutating func set(story: Int64, of id: Int64) throws
}
