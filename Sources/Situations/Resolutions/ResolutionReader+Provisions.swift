import Calendars
import Knowledge

extension ResolutionReader {
    /// The dates that the operative paragraphs set, and the ceilings of strength.
    func readProvisions(_ bytes: [UInt8], _ resolution: inout Resolution) {
        let all = names.mentions(in: Words(bytes, in: resolution.range))
        for mention in all where !resolution.missions.contains(mention.mission) {
            resolution.missions.append(mention.mission)
        }
        // The mission that the resolution is about: that which its operative paragraphs name most.
        var counts: [String: Int] = [:]
        let paragraphs = resolution.operative.map { ($0, Words(bytes, in: $0.range)) }
        for (_, words) in paragraphs {
            for mention in names.mentions(in: words) { counts[mention.mission, default: 0] += 1 }
        }
        let main = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? resolution.missions.first
        for (paragraph, words) in paragraphs {
            let mentions = names.mentions(in: words)
            func mission(before word: Int) -> String? {
                mentions.last { $0.words.lowerBound <= word }?.mission ?? mentions.first?.mission ?? main
            }
            let reader = DateReader(
                words: words, bytes: bytes, cues: cues, masked: Set(mentions.flatMap(\.words)),
                categories: categories, adopted: resolution.adopted)
            for dated in reader.dated() {
                guard let kind = Resolution.Provision.Kind(rawValue: dated.cue) else { continue }
                let range =
                    words.all[dated.words.lowerBound].range
                    .lowerBound..<words.all[dated.words.upperBound - 1].range.upperBound
                resolution.provisions.append(
                    Resolution.Provision(
                        kind: kind, date: dated.date, isReckoned: dated.isReckoned,
                        mission: mission(before: dated.words.lowerBound), paragraph: paragraph.number, range: range))
            }
            for ceiling in reader.ceilings() {
                resolution.ceilings.append(
                    Resolution.Ceiling(
                        category: ceiling.category, value: ceiling.value,
                        mission: mission(before: ceiling.words.lowerBound),
                        paragraph: paragraph.number,
                        range: words.all[ceiling.words.lowerBound].range
                            .lowerBound..<words.all[ceiling.words.upperBound - 1].range.upperBound))
            }
        }
    }
}
