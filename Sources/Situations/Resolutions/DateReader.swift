import Calendars
import Knowledge

/// Tells for each date of a clause what it is the date of, by the words around it.
struct DateReader {
    let words: Words
    let bytes: [UInt8]
    let cues: ResolutionCues
    /// Words within names of missions: "Disengagement" in one means nothing.
    var masked: Set<Int> = []
    /// Whom ceilings count, by their words.
    var categories: [String: String] = [:]
    /// From which lengths of time run.
    var adopted: CalendarDate?

    /// The days of the words, where another reader found them; else those that are given in full.
    var known: [Words.Day]?

    struct Dated {
        var cue: String
        var date: CalendarDate
        var isReckoned: Bool
        var words: Range<Int>
    }

    struct Ceiling {
        var category: String
        var value: Int
        var words: Range<Int>
    }

    func dated() -> [Dated] {
        var found: [Dated] = []
        var days: [Words.Day] = []
        // Two expressions may share a word ("June-July"): the first has it.
        for day in known ?? words.days(cues) where day.words.lowerBound >= (days.last?.words.upperBound ?? 0) {
            days.append(day)
        }
        var previousEnd = 0
        for (index, day) in days.enumerated() {
            defer { previousEnd = day.words.upperBound }
            // "resolution 863 (1993) of 13 September 1993": the day of what is cited.
            if isCitation(day.words.lowerBound) { continue }
            let start = max(previousEnd, clauseStart(before: day.words.lowerBound))
            let end = index + 1 < days.count ? days[index + 1].words.lowerBound : words.all.count
            // "extend until 30 June, and to withdraw by …": a verb governs later dates too where they bring none.
            let cue =
                cue(start..<day.words.lowerBound, day.words.upperBound..<min(end, clauseEnd(day.words.upperBound)))
                ?? cue(clauseStart(before: day.words.lowerBound)..<day.words.lowerBound, 0..<0)
            guard let cue else { continue }
            let phrase = max(start, day.words.lowerBound - 12)..<day.words.upperBound
            found.append(Dated(cue: cue.name, date: day.date, isReckoned: false, words: phrase))
        }
        return found + lengths(days, found)
    }

    // MARK: Lengths of time

    /// "for a further period of six months", "within one year": from the adoption, or from the date before in the
    /// paragraph where the length runs from one.
    private func lengths(_ days: [Words.Day], _ dated: [Dated]) -> [Dated] {
        var found: [Dated] = []
        var index = 0
        while index < words.all.count {
            defer { index += 1 }
            guard let length = words.length(at: index, cues) else { continue }
            let start = clauseStart(before: index)
            let context = texts(start..<index)
            let before = words.all[max(0, index - 6)..<index].map(\.text)
            // "six months, that is, until 7 November 1991" is said by the date already.
            let next = days.first { $0.words.lowerBound >= length.words.upperBound }
            if let next, next.words.lowerBound - length.words.upperBound < 7,
                dated.contains(where: { $0.words.upperBound == next.words.upperBound })
            {
                continue
            }
            let origin = days.last { $0.words.upperBound <= index && $0.words.lowerBound >= start }
            guard let from = origin?.date ?? adopted else { continue }
            let isWithin = before.contains { cues.isWord($0, .within) }
            guard isWithin || before.contains(where: { cues.isWord($0, .duration) }),
                let preposition = cues.words(isWithin ? .deadline : .end).first
            else { continue }
            var cue = cues.dates.first {
                fits($0, before: context + [preposition], near: [preposition], after: [])
            }?.name
            // "to start the drawdown on that day and within a year": what begins is to be done by then.
            if isWithin, cue == "drawdown-from" { cue = "withdrawn-by" }
            guard let cue else { continue }
            found.append(
                Dated(
                    cue: cue, date: length.after(from), isReckoned: true,
                    words: max(start, index - 12)..<length.words.upperBound))
        }
        return found
    }

    // MARK: Cues

    private func cue(_ before: Range<Int>, _ after: Range<Int>) -> DateCue? {
        let (earlier, later) = (texts(before), texts(after))
        return cues.dates.first { fits($0, before: earlier, near: Array(earlier.suffix(3)), after: later) }
    }

    private func texts(_ range: Range<Int>) -> [String] {
        range.map { masked.contains($0) ? cues.words(.mission).first ?? "" : words.all[$0].text }
    }

    private func fits(_ cue: DateCue, before: [String], near: [String], after: [String]) -> Bool {
        cue.groups.allSatisfy { group in
            switch group.place {
            case .before: group.isMet(by: before)
            case .justBefore: group.isMet(by: near)
            case .after: group.isMet(by: after)
            case .absent: !group.isMet(by: before)
            }
        }
    }

    /// The word after the last semicolon, colon or sentence end before a word.
    private func clauseStart(before index: Int) -> Int {
        var cursor = index
        while cursor > 0 {
            if breaks(between: cursor - 1, and: cursor) { return cursor }
            cursor -= 1
        }
        return 0
    }

    private func clauseEnd(_ index: Int) -> Int {
        var cursor = index
        while cursor < words.all.count {
            if cursor > 0, breaks(between: cursor - 1, and: cursor) { return cursor }
            cursor += 1
        }
        return cursor
    }

    private func breaks(between first: Int, and second: Int) -> Bool {
        let gap = bytes[words.all[first].range.upperBound..<words.all[second].range.lowerBound]
        if gap.contains(UInt8(ascii: ";")) || gap.contains(UInt8(ascii: ":")) { return true }
        // A point before a capital; not "U.N." or "para. 3".
        guard gap.contains(UInt8(ascii: ".")), words.all[first].text.count > 3 else { return false }
        return (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(bytes[words.all[second].range.lowerBound])
    }

    /// "resolution 863 (1993) of 13 September 1993", "dated 3 May": the day of a paper that is cited.
    private func isCitation(_ index: Int) -> Bool {
        let before = words.all[max(0, index - 2)..<index].map(\.text)
        guard let last = before.last, cues.isWord(last, .citation) else { return false }
        // "as of 30 June", "with effect of".
        return before.count < 2 || !cues.isWord(before[0], .effect)
    }

    // MARK: Ceilings

    /// "up to 13,289 military personnel", "a ceiling of 1,920 police".
    func ceilings() -> [Ceiling] {
        var found: [Ceiling] = []
        var index = 0
        while index < words.all.count {
            defer { index += 1 }
            guard let (value, length) = number(at: index) else { continue }
            defer { index += length - 1 }
            guard value >= 10 else { continue }
            let before = words.all[max(0, index - 8)..<index].map(\.text)
            let isCeiling =
                cues.isWord(before.suffix(2).joined(separator: " "), .ceiling)
                || before.contains { cues.isWord($0, .strength) }
            guard isCeiling || found.last.map({ index - $0.words.upperBound < 6 }) ?? false else { continue }
            for next in index + length..<min(words.all.count, index + length + 3) {
                guard let category = categories[words.all[next].text] else { continue }
                found.append(Ceiling(category: category, value: value, words: index..<next + 1))
                break
            }
        }
        return found
    }

    /// "13,289" is two words for us.
    private func number(at index: Int) -> (value: Int, length: Int)? {
        guard words.all[index].text.count <= 6, var value = Int(words.all[index].text) else { return nil }
        var length = 1
        while index + length < words.all.count, words.all[index + length].text.count == 3,
            let next = Int(words.all[index + length].text),
            bytes[words.all[index + length - 1].range.upperBound] == UInt8(ascii: ","),
            words.all[index + length].range.lowerBound == words.all[index + length - 1].range.upperBound + 1,
            value < 1_000_000
        {
            value = value * 1000 + next
            length += 1
        }
        return (value, length)
    }
}
