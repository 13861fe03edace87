public import Calendars

/// Days as machines write them.
public enum StatedDate {
    /// A day in an address: `/2023/06/30/`, `/2023-06-30`, `/20230630`, `/2023/jun/30/`.
    public static func inURL(_ url: String) -> CalendarDate? {
        let parts = url.lowercased().split { !$0.isLetter && !$0.isNumber }
        for (index, part) in parts.enumerated() {
            if part.utf8.count == 8, let date = compact(part) { return date }
            guard part.utf8.count == 4, let year = Int(part), (1990...2100).contains(year), index + 2 < parts.count,
                let day = Int(parts[index + 2]), parts[index + 2].utf8.count <= 2
            else { continue }
            let month =
                Int(parts[index + 1]) ?? months.firstIndex(of: String(parts[index + 1].prefix(3))).map { $0 + 1 }
            if let month, let date = CalendarDate(year: year, month: month, day: day) { return date }
        }
        return nil
    }

    /// Programs that know no day write the first of their calendar.
    static func isMeant(_ day: CalendarDate) -> Bool { day.year >= 1800 && day.dayNumber != 0 }

    private static let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]

    /// `20230630`.
    static func compact(_ text: some StringProtocol) -> CalendarDate? {
        guard text.utf8.count >= 8, let number = Int(text.prefix(8)), (19_900_101...21_001_231).contains(number)
        else { return nil }
        return CalendarDate(year: number / 10_000, month: number / 100 % 100, day: number % 100)
    }

    /// Seconds or milliseconds since 1970, in UTC.
    static func epoch(_ text: String) -> CalendarDate? {
        guard let number = Int(text) else { return nil }
        switch text.utf8.count {
        case 9...10: return CalendarDate(dayNumber: number / 86_400)
        case 12...13: return CalendarDate(dayNumber: number / 86_400_000)
        default: return nil
        }
    }
}

extension RolePhrases {
    /// The day of a field that states one, in whatever way machines or people write it.
    func statedDate(_ text: String) -> CalendarDate? {
        guard let day = anyDate(text), StatedDate.isMeant(day) else { return nil }
        return day
    }

    private func anyDate(_ text: String) -> CalendarDate? {
        if let date = CalendarDate(iso: text.prefix(10)), text.utf8.count >= 10 { return date }
        let words = text.cleanWords
        guard let first = words.first else { return nil }
        if words.count == 1, first.utf8.allSatisfy({ (48...57).contains($0) }) {
            return [8, 12, 14].contains(first.utf8.count)
                ? StatedDate.compact(first) ?? StatedDate.epoch(first) : StatedDate.epoch(first)
        }
        // 20230630T182200Z
        if first.utf8.count > 8, first.dropFirst(8).first == "T", let date = StatedDate.compact(first) { return date }
        return date(in: words)
    }
}
