/// Stories in memory: for what is read once, and for tests.
public struct MemoryStories: StoryStore {
    private var tellings: [Int64: StoredTelling] = [:]
    /// By feature, in no order.
    private var byFeature: [Int64: [Int64]] = [:]
    private let assigner = StoryAssigner()

    public init() {}

    /// - Parameter key: what names the telling on every run.
    public mutating func add(_ telling: Telling, id: Int64, key: String, knownDay: Int) {
        let stored = StoredTelling(
            id: id, rank: TellingRank(knownDay: knownDay, key: key), profile: telling.profile, story: id)
        tellings[id] = stored
        for feature in stored.profile.features { byFeature[feature, default: []].append(id) }
        try? assigner.assign([id], in: &self)
    }

    public mutating func remove(_ id: Int64) {
        guard let telling = tellings[id] else { return }
        let concerned = (try? assigner.concerned(byRemoving: [id], in: self)) ?? []
        tellings[id] = nil
        for feature in telling.profile.features { byFeature[feature]?.removeAll { $0 == id } }
        try? assigner.assign(concerned, in: &self)
    }

    /// The story of a telling, by the id of the telling that it began with.
    public func story(of id: Int64) -> Int64? { tellings[id]?.story }

    public func telling(_ id: Int64) -> StoredTelling? { tellings[id] }

    public func tellings(
        sharing features: [Int64], around day: Int, before rank: TellingRank, limit: Int
    ) -> [Int64] {
        found(features, day) {
            $0 < rank
        } take: {
            $0.suffix(limit)
        }
    }

    public func tellings(sharing features: [Int64], around day: Int, after rank: TellingRank, limit: Int) -> [Int64] {
        found(features, day) {
            $0 > rank
        } take: {
            $0.prefix(limit)
        }
    }

    public mutating func set(story: Int64, of id: Int64) { tellings[id]?.story = story }

    private func found(
        _ features: [Int64], _ day: Int, where isWanted: (TellingRank) -> Bool,
        take: (ArraySlice<StoredTelling>) -> ArraySlice<StoredTelling>
    ) -> [Int64] {
        var ids: Set<Int64> = []
        for feature in features {
            let sharing = byFeature[feature, default: []].compactMap { tellings[$0] }
                .filter { abs($0.profile.day - day) <= TellingProfile.reach && isWanted($0.rank) }
                .sorted { $0.rank < $1.rank }
            ids.formUnion(take(sharing[...]).map(\.id))
        }
        return ids.sorted()
    }
}
