public import Calendars

/// What a text has said of time so far, from which later words are reckoned.
public struct TimeContext: Sendable {
    /// The day of publication, if it is known.
    public var published: CalendarDate?
    /// The expression of the present sentence found last, from which "two days later" is reckoned.
    var previous: TimeGrammar.Phrase?
    /// The last date that earlier sentences named, which "that day" speaks of.
    var before: TimeGrammar.Phrase?
    /// The quarter that the text reports on, of which "a year earlier" is the same quarter.
    var quarter: DateRange?

    public init(published: CalendarDate?) { self.published = published }

    mutating func beginSentence() {
        if let previous { before = previous }
        previous = nil
    }

    mutating func remember(_ phrase: TimeGrammar.Phrase) {
        if phrase.value.isQuarter, !phrase.isCompared {
            // Reports look at quarters that are over.
            if let published, let end = phrase.value.to, end < published { quarter = phrase.value }
        } else if phrase.kind == .duration, phrase.endsMeasure?.unit == .month {
            // Accounts of "nine months" are compared with others of nine months.
            quarter = nil
        }
        if phrase.kind == .date, phrase.value.from != nil, phrase.value.to != nil { previous = phrase }
    }
}
