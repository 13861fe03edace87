import Calendars
import Foundation

/// The day of publication that a page's metadata state, found by plain search and not by the reader that is scored.
public enum StatedDay {
    private static let cues = ["article:published_time", "datePublished", "og:published_time", "parsely-pub-date"]

    /// The first ISO day within reach of a cue.
    public static func find(in page: [UInt8]) -> CalendarDate? {
        let text = String(decoding: page, as: UTF8.self)
        for cue in cues {
            guard let found = text.range(of: cue, options: .caseInsensitive) else { continue }
            let end = text.index(found.upperBound, offsetBy: 80, limitedBy: text.endIndex) ?? text.endIndex
            let start = text.index(found.lowerBound, offsetBy: -80, limitedBy: text.startIndex) ?? text.startIndex
            for window in [text[found.upperBound..<end], text[start..<found.lowerBound]] {
                if let day = day(in: window) { return day }
            }
        }
        return nil
    }

    private static func day(in text: Substring) -> CalendarDate? {
        let digits = text.split { !$0.isNumber && $0 != "-" }
        return digits.lazy.compactMap { CalendarDate(iso: $0.prefix(10)) }.first
    }
}
