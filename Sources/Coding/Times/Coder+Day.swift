public import Calendars
public import Linguistics
public import Reports

extension Coder {
    /// The day of which a report of unknown publication date tells the news, by its own words: the last full date that it
    /// states, where a weekday in it agrees. `nil` where it states none.
    public func statedDay(of report: Report, _ document: Document) -> CalendarDate? {
        times.statedDay(of: report, document)
    }
}
