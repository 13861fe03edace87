import Calendars
import Coding
import Reports

/// What one report tells of one happening: the statements of one time.
public struct Telling: Sendable, Equatable {
    /// Ids of the statements, in the order of the text; none where nothing was coded.
    public var statements: [String]
    /// Whether it is the report's news.
    public var isMain: Bool
    public var profile: TellingProfile

    /// Splits an account by the days on which its statements happened.
    ///
    /// What has no day of its own belongs to the report's news; what is dated no closer than a week is no happening of
    /// a day and belongs to none. Every report has its news as its first telling, also when nothing was coded.
    public static func all(of report: Report, _ account: Account, known: Int) -> [Telling] {
        let bytes = Array(report.text.utf8)
        let published = report.published?.dayNumber ?? known
        var groups: [Group] = []
        var undated: [Statement] = []
        for statement in Statement.all(of: account) {
            guard let days = statement.days else {
                if !statement.isElsewhen { undated.append(statement) }
                continue
            }
            if let index = groups.firstIndex(where: { $0.takes(days) }) {
                groups[index].add(statement, days)
            } else {
                groups.append(Group(days: days, statements: [statement]))
            }
        }
        // The news is the first thing that lies within reach of the publication, else what has no day.
        let news = groups.firstIndex {
            $0.hasHappened && (published - 7...published).overlaps($0.days)
        }
        var main =
            news.map { groups.remove(at: $0) }
            ?? Group(days: published - Group.unstated...published, statements: [])
        main.statements = (main.statements + undated).sorted {
            ($0.sentence.lowerBound, $0.id) < ($1.sentence.lowerBound, $1.id)
        }
        main.isDated = news != nil
        let head = report.passages.filter { $0.role == .headline || $0.role == .lead }.map(\.range)
        return [main.telling(isMain: true, published, bytes, beside: head)]
            + groups.map { $0.telling(isMain: false, published, bytes, beside: []) }
    }
}

/// Statements of one time.
private struct Group {
    /// Days before publication on which undated news may have happened.
    static let unstated = 3

    var days: ClosedRange<Int>
    var statements: [Statement]
    var isDated = true

    var hasHappened: Bool { statements.contains(where: \.isAsserted) }

    func takes(_ other: ClosedRange<Int>) -> Bool {
        days.lowerBound - 1 <= other.upperBound && other.lowerBound <= days.upperBound + 1
            && max(days.upperBound, other.upperBound) - min(days.lowerBound, other.lowerBound) <= 7
    }

    mutating func add(_ statement: Statement, _ other: ClosedRange<Int>) {
        statements.append(statement)
        // The first day stands; a wider range gives way to a narrower one.
        if other.count < days.count { days = other }
    }

    /// First that of the first thing that is said to have happened.
    private var places: [TellingProfile.Point] {
        let first = (statements.filter(\.isAsserted) + statements).lazy.compactMap(\.place).first
        let others = Set(statements.compactMap(\.place)).filter { $0 != first }.sorted {
            ($0.latitude, $0.longitude) < ($1.latitude, $1.longitude)
        }
        return [first].compactMap { $0 } + others
    }

    func telling(
        isMain: Bool, _ published: Int, _ text: [UInt8], beside head: [Range<Int>]
    ) -> Telling {
        var seen: Set<Range<Int>> = []
        let ranges = (head + statements.map(\.sentence)).filter { seen.insert($0).inserted }
        let words = TellingWords.hashes(of: ranges.map { text.string($0) })
        let slack = isDated ? 1 : 0
        let profile = TellingProfile(
            days: days.lowerBound - slack...days.upperBound + slack, day: isDated ? days.lowerBound : published,
            words: words, parties: Set(statements.flatMap(\.parties).map(TellingWords.hash)).sorted(),
            types: Set(statements.compactMap(\.type).map(TellingWords.hash)).sorted(),
            places: places, killed: statements.filter(\.isAsserted).compactMap(\.killed).max())
        return Telling(statements: statements.map(\.id), isMain: isMain, profile: profile)
    }
}
