import Testing

@testable import Stories

struct StoryTests {
    /// A telling of some words on a day; the key tells it from others.
    static func telling(_ words: String, day: Int) -> Telling {
        Telling(
            statements: [], isMain: true,
            profile: TellingProfile(
                days: day - 1...day + 1, day: day, words: TellingWords.hashes(of: [words]), parties: [], types: [],
                places: []))
    }

    /// Tellings of several happenings, some days apart, in words that overlap more or less.
    static func tellings() -> [(telling: Telling, key: String, known: Int)] {
        var random = Splitmix(state: 7)
        let vocabulary = (0..<200).map { "word\($0)x\($0 * 7919)" }
        return (0..<160).map { index in
            let story = Int(random.next() % 25)
            let day = 100 + story / 3 + Int(random.next() % 3)
            let own = (0..<8).map { vocabulary[(story * 5 + $0) % vocabulary.count] }
            let words = own.filter { _ in random.next() % 4 > 0 } + [vocabulary[Int(random.next() % 200)]]
            return (telling(words.joined(separator: " "), day: day), "telling \(index)", day + Int(random.next() % 3))
        }
    }

    static func stories(_ order: [Int], removing extra: [Int] = []) -> [Int: Int64] {
        let all = tellings()
        var stories = MemoryStories()
        for index in order {
            stories.add(all[index].telling, id: Int64(index), key: all[index].key, knownDay: all[index].known)
        }
        for index in extra { stories.remove(Int64(index)) }
        return Dictionary(
            uniqueKeysWithValues: order.compactMap { index in
                stories.story(of: Int64(index)).map { (index, $0) }
            })
    }

    @Test(arguments: [1, 2, 3, 4])
    func storiesAreTheSameInWhateverOrderReportsCome(seed: UInt64) {
        var random = Splitmix(state: seed)
        let inOrder = Self.stories(Array(0..<160))
        #expect(Set(inOrder.values).count > 5)
        #expect(Set(inOrder.values).count < 100)
        #expect(Self.stories(Array(0..<160).shuffled(using: &random)) == inOrder)
    }

    @Test func whatIsTakenAwayLeavesWhatWouldHaveBeen() {
        let removed = Array(stride(from: 0, to: 160, by: 3))
        let kept = (0..<160).filter { !removed.contains($0) }
        #expect(Self.stories(Array(0..<160), removing: removed) == Self.stories(kept))
    }

    @Test func whatWasKnownThenIsWhatWouldHaveBeenFoundThen() {
        let all = Self.tellings()
        let early = all.indices.filter { all[$0].known <= 105 }
        let then = Self.stories(early)
        let now = Self.stories(Array(all.indices)).filter { early.contains($0.key) }
        #expect(then == now)
    }

    @Test func aStoryDoesNotGrowFromDayToDay() {
        var stories = MemoryStories()
        let words = "shells struck the garrison near the northern border"
        for day in 0..<30 {
            stories.add(Self.telling(words, day: 100 + day), id: Int64(day), key: "\(day)", knownDay: 100 + day)
        }
        for day in 0..<30 {
            let leader = stories.story(of: Int64(day)).map(Int.init) ?? day
            #expect(day - leader <= 2)
        }
    }
}

struct Splitmix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        return WordHash.mixed(state)
    }
}
