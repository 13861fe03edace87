import Calendars
import Coding
public import Situations

/// The deadlines of a situation as a calendar: an event of a whole day each.
///
/// Source: RFC 5545. The same situation gives the same bytes: there is no clock in it, `DTSTAMP` is the day up to which
/// reports were known.
public enum DeadlineCalendar {
    public static func text(of situation: Situation) -> String {
        let deadlines = situation.lines(in: .deadlines).compactMap { line in
            (line.date?.from ?? line.date?.to).map { (day: $0, line: line) }
        }.sorted { one, other in
            (one.day.dayNumber, one.line.subject, one.line.property, one.line.value)
                < (other.day.dayNumber, other.line.subject, other.line.property, other.line.value)
        }
        var out = folded("BEGIN:VCALENDAR") + folded("VERSION:2.0")
        out += folded("PRODID:-//Rapporteur//Deadlines//EN") + folded("CALSCALE:GREGORIAN")
        for (day, line) in deadlines { out += event(day, line, known: situation.known) }
        return out + folded("END:VCALENDAR")
    }

    private static func event(_ day: CalendarDate, _ line: Situation.Line, known: CalendarDate) -> String {
        let key = [line.subject, line.property, day.description].joined(separator: "\u{1F}")
        let sources = line.sources.map { "\($0.report): \($0.quotation)" }
        let description = ([line.value] + sources).joined(separator: "\n")
        var out = folded("BEGIN:VEVENT")
        out += folded("UID:\(StableIdentifier.of(key))@rapporteur")
        out += folded("DTSTAMP:\(basic(known))T000000Z")
        out += folded("DTSTART;VALUE=DATE:\(basic(day))")
        // The end of a whole day is the day after it.
        out += folded("DTEND;VALUE=DATE:\(basic(day.adding(days: 1)))")
        out += folded("SUMMARY:\(escaped("\(line.subject): \(line.property)"))")
        out += folded("DESCRIPTION:\(escaped(description))")
        out += folded("TRANSP:TRANSPARENT")
        return out + folded("END:VEVENT")
    }

    private static func basic(_ day: CalendarDate) -> String { day.description.filter { $0 != "-" } }

    /// TEXT of RFC 5545, section 3.3.11; control characters are not allowed there.
    static func escaped(_ text: String) -> String {
        var out = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": out += "\\\\"
            case ";": out += "\\;"
            case ",": out += "\\,"
            case "\n": out += "\\n"
            case "\t": out += "\t"
            case _ where scalar.value < 0x20 || scalar.value == 0x7F: break
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out
    }

    /// A content line: at most 75 bytes, then CRLF and a space, never within a character.
    static func folded(_ line: String) -> String {
        var out = ""
        var length = 0
        for scalar in line.unicodeScalars {
            let width = UTF8.width(scalar)
            if length + width > 75 {
                out += "\r\n "
                length = 1
            }
            out.unicodeScalars.append(scalar)
            length += width
        }
        return out + "\r\n"
    }
}
