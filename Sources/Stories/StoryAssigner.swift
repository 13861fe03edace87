/// Gives tellings their stories.
///
/// In one fixed order – by the day on which it was known – every telling joins the story among those before it that it
/// is most like, or begins a story of its own. So stories as of a known day are those that would have been found on
/// that day, and they are the same in whatever order and in whatever batches reports arrive: a telling that arrives
/// late has the later ones looked at again that it may concern, and those that they may concern in turn.
///
/// A story stays coherent because a telling must fit the one that the story began with, in days and in what is told.
public struct StoryAssigner {
    /// Tellings that one feature offers for comparison. Where more share a feature within a few days, only the last ones
    /// before a telling are looked at.
    static let comparisons = 24

    public init() {}

    /// Assigns what was added, and again what it changes.
    ///
    /// - Parameter ids: tellings that the store has, as yet in stories of their own.
    public func assign(_ ids: [Int64], in store: inout some StoryStore) throws {
        var queue: [StoredTelling] = []
        for id in ids {
            guard let telling = try store.telling(id) else { continue }
            queue.append(telling)
            queue += try followers(of: telling, in: store)
        }
        try settle(queue, in: &store)
    }

    /// Assigns again those whom tellings concerned that are about to be removed.
    ///
    /// - Returns: what to assign once they are gone.
    public func concerned(byRemoving ids: [Int64], in store: some StoryStore) throws -> [Int64] {
        let removed = Set(ids)
        return try ids.flatMap { id in
            try store.telling(id).map { try followers(of: $0, in: store) } ?? []
        }.map(\.id).filter { !removed.contains($0) }
    }

    private func settle(_ first: [StoredTelling], in store: inout some StoryStore) throws {
        var waiting: [TellingRank: Int64] = [:]
        for telling in first { waiting[telling.rank] = telling.id }
        // In their order, so that each sees what is settled.
        while let rank = waiting.keys.min(), let id = waiting.removeValue(forKey: rank) {
            guard let telling = try store.telling(id) else { continue }
            let story = try story(of: telling, in: store)
            guard story != telling.story else { continue }
            try store.set(story: story, of: id)
            for follower in try followers(of: telling, in: store) { waiting[follower.rank] = follower.id }
        }
    }

    /// Later tellings to whose choice a telling matters.
    private func followers(of telling: StoredTelling, in store: some StoryStore) throws -> [StoredTelling] {
        try store.tellings(
            sharing: telling.profile.features, around: telling.profile.day, after: telling.rank,
            limit: Self.comparisons
        ).compactMap { try store.telling($0) }.filter { matters(telling.profile, to: $0.profile) }
    }

    private func matters(_ one: TellingProfile, to other: TellingProfile) -> Bool {
        Likeness(one, other).sum >= Likeness.threshold
    }

    /// The story of the telling before it that it is most like; of equals, the first one.
    private func story(of telling: StoredTelling, in store: some StoryStore) throws -> Int64 {
        let candidates = try store.tellings(
            sharing: telling.profile.features, around: telling.profile.day, before: telling.rank,
            limit: Self.comparisons)
        var best: (sum: Double, rank: TellingRank, story: Int64)?
        for id in candidates {
            guard let other = try store.telling(id) else { continue }
            let sum = Likeness(telling.profile, other.profile).sum
            let isBetter = best.map { sum > $0.sum || (sum == $0.sum && other.rank < $0.rank) } ?? true
            guard sum >= Likeness.threshold, isBetter, try fits(telling, leader: other.story, in: store) else {
                continue
            }
            best = (sum, other.rank, other.story)
        }
        return best?.story ?? telling.id
    }

    private func fits(_ telling: StoredTelling, leader: Int64, in store: some StoryStore) throws -> Bool {
        guard let leader = try store.telling(leader) else { return false }
        return Likeness(telling.profile, leader.profile).sum >= Likeness.leaderThreshold
    }
}
