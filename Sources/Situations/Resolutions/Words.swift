import Calendars
import Knowledge

/// The words of a text with their bytes, as much as resolutions and dates need.
struct Words: Sendable {
    struct Word: Sendable {
        /// Lower case.
        var text: String
        var range: Range<Int>
    }

    private(set) var all: [Word] = []

    /// Letters and digits; hyphens hold within a word ("peace-keeping").
    init(_ bytes: [UInt8], in range: Range<Int>) {
        var start: Int?
        var cursor = range.lowerBound
        func close(_ end: Int) {
            guard let first = start else { return }
            let text = String(decoding: bytes[first..<end], as: UTF8.self).lowercased()
            all.append(Word(text: text, range: first..<end))
            start = nil
        }
        while cursor < range.upperBound {
            let byte = bytes[cursor]
            if Self.isWord(byte) {
                start = start ?? cursor
            } else if byte == UInt8(ascii: "-"), start != nil, cursor + 1 < range.upperBound,
                Self.isWord(bytes[cursor + 1])
            {
                // Stays in the word.
            } else {
                close(cursor)
                // Quotes and dashes of typography are three bytes long.
                if byte == 0xE2 { cursor += 2 }
            }
            cursor += 1
        }
        close(range.upperBound)
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "A")...UInt8(ascii: "Z"):
            true
        default: byte >= 0x80 && byte != 0xE2
        }
    }

    /// A day in the text, and the words that give it.
    struct Day: Sendable {
        var date: CalendarDate
        var words: Range<Int>
    }

    /// The days that are given in full: "30 June 2023", "June 30, 2023", "1st of July 2023", "2023-06-30".
    func days(_ cues: ResolutionCues) -> [Day] {
        var days: [Day] = []
        var index = 0
        while index < all.count {
            if let day = day(at: index, cues) {
                days.append(day)
                index = day.words.upperBound
            } else {
                index += 1
            }
        }
        return days
    }

    private func day(at index: Int, _ cues: ResolutionCues) -> Day? {
        func number(_ position: Int) -> Int? {
            guard position < all.count else { return nil }
            let text = cues.withoutOrdinalEnding(all[position].text)
            return text.count <= 4 ? Int(text) : nil
        }
        func make(_ day: Int?, _ month: Int?, _ year: Int?, _ end: Int) -> Day? {
            guard let day, let month, let year, year >= 1000,
                let date = CalendarDate(year: year, month: month, day: day)
            else { return nil }
            return Day(date: date, words: index..<end)
        }
        if index + 2 < all.count, let month = cues.months[all[index + 1].text] {
            if let found = make(number(index), month, number(index + 2), index + 3) { return found }
        }
        if index + 2 < all.count, let month = cues.months[all[index].text] {
            if let found = make(number(index + 1), month, number(index + 2), index + 3) { return found }
        }
        return CalendarDate(iso: all[index].text).map { Day(date: $0, words: index..<index + 1) }
    }

    /// A length of time: "six months", "one year", "90 days"; days, or months where it is reckoned in those.
    struct Length: Sendable, Equatable {
        var months: Int
        var days: Int
        var words: Range<Int>

        func after(_ day: CalendarDate) -> CalendarDate { day.adding(months: months).adding(days: days) }
    }

    func length(at index: Int, _ cues: ResolutionCues) -> Length? {
        guard index + 1 < all.count else { return nil }
        let parts = all[index].text.split(separator: "-").map(String.init)
        guard
            let count = Int(parts.first ?? "") ?? cues.numbers[parts.first ?? ""]
                ?? (parts.count == 1 && cues.isWord(parts[0], .one) ? 1 : nil),
            (1...1000).contains(count)
        else { return nil }
        let isJoined = parts.count == 2
        let unit = isJoined ? parts[1] : all[index + 1].text
        let end = isJoined ? index + 1 : index + 2
        guard let length = cues.lengths[unit] else { return nil }
        return Length(months: count * length.months, days: count * length.days, words: index..<end)
    }
}
