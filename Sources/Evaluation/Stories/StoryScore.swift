public import Coding
import Reports
import Stories

/// Puts gold reports into stories by what each one's news is.
public struct StoryScore: Sendable {
    /// The stories that were found, each as the ids of its reports, the first telling first.
    public let found: [String: String]
    private let gold: [GoldReport]
    private let profiles: [String: TellingProfile]

    public init(_ gold: [GoldReport], _ rapporteur: Rapporteur) {
        self.gold = gold
        var stories = MemoryStories()
        var news: [(report: String, id: Int64)] = []
        var names: [Int64: String] = [:]
        var profiles: [String: TellingProfile] = [:]
        var next: Int64 = 0
        for entry in gold {
            let report = entry.report
            let known = report.published?.dayNumber ?? 0
            let account = rapporteur.read(report).account
            for (index, telling) in Telling.all(of: report, account, known: known).enumerated() {
                next += 1
                if telling.isMain {
                    news.append((report.id, next))
                    profiles[report.id] = telling.profile
                }
                names[next] = "\(report.id)#\(index)"
                stories.add(telling, id: next, key: "\(report.id)#\(index)", knownDay: known)
            }
        }
        self.profiles = profiles
        found = Dictionary(
            news.map { ($0.report, stories.story(of: $0.id).flatMap { names[$0] } ?? $0.report) },
            uniquingKeysWith: { first, _ in first })
    }

    /// - Parameter split: only reports of this part; all when `nil`.
    public func score(split: String? = nil) -> ClusterScore {
        ClusterScore(
            gold.filter { split == nil || $0.split == split }.map { (found[$0.report.id] ?? "", $0.story) })
    }

    /// Reports that were not put with the first one of their story, or beside another's, a line each, with what they share.
    public func errors(split: String? = nil) -> [String] {
        let part = gold.filter { split == nil || $0.split == split }
        var lines: [String] = []
        for (index, one) in part.enumerated() {
            for other in part[(index + 1)...] {
                let isTogether = found[one.report.id] == found[other.report.id]
                guard isTogether != (one.story == other.story) else { continue }
                lines.append(
                    "\(isTogether ? "joined" : "parted")  \(one.report.id)  \(other.report.id)  "
                        + likeness(one, other))
            }
        }
        return lines
    }

    private func likeness(_ one: GoldReport, _ other: GoldReport) -> String {
        guard let first = profiles[one.report.id], let second = profiles[other.report.id] else { return "" }
        let likeness = Likeness(first, second)
        let numbers = [likeness.sum, likeness.words, likeness.parties, likeness.place].map { number in
            String((number * 100).rounded() / 100)
        }
        return "sum \(numbers[0])  words \(numbers[1])  parties \(numbers[2])  place \(numbers[3])"
            + (likeness.hasSameType ? "  same type" : "") + (likeness.daysAgree ? "" : "  other days")
            + (likeness.isContradicted ? "  contradicted" : "")
    }
}
