import Calendars

extension RolePhrases {
    /// The first full date in words: "30 June 2023", "June 30, 2023", "2023-06-30", "30.06.2023", "06/30/2023".
    ///
    /// A date in numbers whose day and month could change places is none.
    func date(in words: [String]) -> CalendarDate? {
        let clean = words.map { $0.lowercased().bareWord }
        for (index, word) in clean.enumerated() {
            if let date = Self.numericDate(word) { return date }
            guard let month = months[word] else { continue }
            let before = index > 0 ? Self.number(clean[index - 1]) : nil
            let after = index + 1 < clean.count ? Self.number(clean[index + 1]) : nil
            let second = index + 2 < clean.count ? Self.number(clean[index + 2]) : nil
            if let before, let year = after, year > 999 {
                return CalendarDate(year: year, month: month, day: before)
            }
            if let day = after, let year = second, year > 999 {
                return CalendarDate(year: year, month: month, day: day)
            }
        }
        return nil
    }

    /// The day that a line at the top of a report states: the line is nothing but a date and a time, or has
    /// "Published" before it.
    ///
    /// - Parameter needsCue: whether a date alone is none.
    func publicationDate(ofLine line: String, needsCue: Bool = false) -> CalendarDate? {
        guard line.utf8.count <= 160, line.utf8.contains(where: { $0 >= 48 && $0 <= 57 }) else { return nil }
        let lower = line.lowercased()
        for cue in published {
            guard let end = lower.end(ofPhrase: cue) else { continue }
            let words = lower[end...].cleanWords
            if let date = date(in: Array(words.prefix(9))) { return date }
        }
        if needsCue { return nil }
        let words = lower.cleanWords
        let isDateOnly = words.allSatisfy { word in
            let bare = word.bareWord
            return bare.isEmpty || word.contains(where: \.isNumber) || months[bare] != nil || times.contains(bare)
        }
        return isDateOnly ? date(in: words) : nil
    }

    private static func number(_ word: String) -> Int? {
        let digits = word.prefix { $0.isASCII && $0.isNumber }
        return (1...4).contains(digits.utf8.count) ? Int(digits) : nil
    }

    private static func numericDate(_ word: String) -> CalendarDate? {
        if word.utf8.count >= 10, let date = CalendarDate(iso: word.prefix(10)) { return date }
        let separators: Set<Character> = ["/", "."]
        let parts = word.split(whereSeparator: separators.contains)
        guard parts.count == 3, parts.allSatisfy({ $0.allSatisfy { $0.isASCII && $0.isNumber } }) else { return nil }
        let numbers = parts.compactMap { Int($0) }
        guard numbers.count == 3 else { return nil }
        if parts[0].utf8.count == 4 { return CalendarDate(year: numbers[0], month: numbers[1], day: numbers[2]) }
        guard parts[2].utf8.count == 4 else { return nil }
        // Only English of America begins with the month, and writes no points.
        if word.contains(".") || numbers[0] > 12 {
            return CalendarDate(year: numbers[2], month: numbers[1], day: numbers[0])
        }
        if numbers[1] > 12 || numbers[0] == numbers[1] {
            return CalendarDate(year: numbers[2], month: numbers[0], day: numbers[1])
        }
        return nil
    }
}
