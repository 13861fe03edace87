import Foundation

/// How far two tellings are of the same happening, from what they share.
///
/// The weights were chosen on the development part of `examples/stories`; the sum that a story asks for is `threshold`.
public struct Likeness: Sendable, Equatable {
    /// Cosine of the words, names weighing more, 0 to 1.
    public var words: Double
    /// Share of the parties of the one who has fewer, 0 to 1.
    public var parties: Double
    /// They share a type.
    public var hasSameType: Bool
    /// 1 in the same town, −1 in towns far apart, 0 where one of them names none.
    public var place: Double
    /// The days on which it may have happened have one in common.
    public var daysAgree: Bool
    /// What happened first happened in towns far apart.
    public var isElsewhere: Bool
    /// One counts many times the dead of the other.
    public var tollsDiffer: Bool

    /// The sum from which two tellings are of one happening.
    public static let threshold = 0.4
    /// The sum that a telling must reach with the first one of a story, lest stories grow link by link.
    public static let leaderThreshold = 0.3

    /// Kilometres between two names of one place of events, at most.
    private static let sameTown = 25.0
    private static let farApart = 60.0
    private static let nameWeight = 2.0
    /// From here on towns may differ: one of them may be where somebody speaks.
    private static let wordsAcrossTowns = 0.3
    /// From here on the one carries the words of the other: a number that differs was misread or put right.
    private static let sameWords = 0.7
    /// A toll rises while it is counted, but not so many times.
    private static let tollFactor = 4
    private static let leastTollDifference = 10

    public init(_ one: TellingProfile, _ other: TellingProfile) {
        daysAgree = one.days.overlaps(other.days)
        words = Self.cosine(one.words, other.words)
        parties = Self.share(one.parties, other.parties)
        hasSameType = one.types.sharedCount(with: other.types) > 0
        place = Self.nearness(one.places, other.places)
        isElsewhere = Self.nearness(Array(one.places.prefix(1)), Array(other.places.prefix(1))) < 0
        tollsDiffer = Self.differByFar(one.killed, other.killed)
    }

    /// Nothing where the days exclude each other, nor where what is told in other words contradicts.
    public var sum: Double {
        guard daysAgree, !isContradicted else { return 0 }
        return words + 0.15 * parties + (hasSameType ? 0.1 : 0) + (place > 0 ? 0.15 : 0.1 * place)
    }

    public var isContradicted: Bool {
        isElsewhere && words < Self.wordsAcrossTowns || tollsDiffer && words < Self.sameWords
    }

    private static func cosine(_ one: [UInt32], _ other: [UInt32]) -> Double {
        func weight(_ word: UInt32) -> Double { word & 1 == 1 ? nameWeight : 1 }
        func total(_ words: [UInt32]) -> Double { words.reduce(0) { $0 + weight($1) } }
        let square = total(one) * total(other)
        guard square > 0 else { return 0 }
        var (mine, theirs, shared) = (0, 0, 0.0)
        while mine < one.count, theirs < other.count {
            let (left, right) = (one[mine] >> 1, other[theirs] >> 1)
            // A word that one report writes as a name only because of its title's capitals weighs as a word.
            if left == right { shared += weight(one[mine] & other[theirs]) }
            if left <= right { mine += 1 }
            if right <= left { theirs += 1 }
        }
        return shared / square.squareRoot()
    }

    private static func share(_ one: [UInt32], _ other: [UInt32]) -> Double {
        let least = min(one.count, other.count)
        return least == 0 ? 0 : Double(one.sharedCount(with: other)) / Double(least)
    }

    private static func differByFar(_ one: Int?, _ other: Int?) -> Bool {
        guard let one, let other, one > 0, other > 0 else { return false }
        return max(one, other) >= tollFactor * min(one, other) && abs(one - other) >= leastTollDifference
    }

    private static func nearness(_ one: [TellingProfile.Point], _ other: [TellingProfile.Point]) -> Double {
        guard !one.isEmpty, !other.isEmpty else { return 0 }
        let nearest = one.flatMap { point in other.map { point.kilometres(to: $0) } }.min() ?? 0
        return nearest <= sameTown ? 1 : nearest >= farApart ? -1 : 0
    }
}

extension TellingProfile.Point {
    /// On a sphere, good to a percent at the distances that matter here.
    func kilometres(to other: Self) -> Double {
        let degree = 111.2
        let height = Double(latitude - other.latitude) * degree
        let middle = Double(latitude + other.latitude) / 2 * .pi / 180
        let width = Double(longitude - other.longitude) * degree * cos(middle)
        return (height * height + width * width).squareRoot()
    }
}
