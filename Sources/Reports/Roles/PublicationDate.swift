import Calendars

extension RolePhrases {
    /// The full date that words give: "30 June 2023", "June 30, 2023", "Friday, 30 June 2023", "2023-06-30".
    func date(in words: [String]) -> CalendarDate? {
        let clean = words.map { word in word.lowercased().trimming { !$0.isLetter && !$0.isNumber } }
        for word in words {
            let bare = word.trimming { !$0.isNumber }
            if bare.utf8.count >= 10, let date = CalendarDate(iso: bare.prefix(10)) { return date }
        }
        for (index, word) in clean.enumerated() {
            guard let month = months[word] else { continue }
            let before = index > 0 ? Int(clean[index - 1].trimming { !$0.isNumber }) : nil
            let after = index + 1 < clean.count ? Int(clean[index + 1].trimming { !$0.isNumber }) : nil
            let second = index + 2 < clean.count ? Int(clean[index + 2]) : nil
            if let before, let after, after > 999 { return CalendarDate(year: after, month: month, day: before) }
            if let after, let second, second > 999 { return CalendarDate(year: second, month: month, day: after) }
        }
        return nil
    }

    /// The date of a line that is nothing but a date, perhaps with "Published:" before it and a time after it.
    func publicationDate(ofLine line: String) -> CalendarDate? {
        var text = line.lowercased()
        for cue in published where text.hasPrefix(cue) { text.removeFirst(cue.count) }
        let words = text.cleanWords
        guard words.count <= 9, let date = date(in: words) else { return nil }
        // Besides the date stand at most a weekday and a time.
        let others = words.filter { word in
            let bare = word.trimming { !$0.isLetter }
            return !bare.isEmpty && months[bare] == nil && !word.contains(where: \.isNumber)
        }
        return others.count <= 3 ? date : nil
    }
}

extension StringProtocol {
    /// Without characters at both ends that satisfy the condition.
    func trimming(_ condition: (Character) -> Bool) -> String {
        var text = Substring(self)
        while let first = text.first, condition(first) { text.removeFirst() }
        while let last = text.last, condition(last) { text.removeLast() }
        return String(text)
    }
}
