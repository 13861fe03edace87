public import Calendars

/// Words of a report that say when: "on Friday", "two weeks after", "since 2012", "decade-old".
public struct TimeExpression: Sendable, Equatable {
    /// What a value was reckoned from.
    public enum Anchor: String, Sendable, CaseIterable {
        /// The words themselves name the date, at most its year is taken from the publication date's.
        case stated
        /// Reckoned from the date of publication ("yesterday").
        case published
        /// Reckoned from an event that the text names ("two weeks after the vote").
        case event
        /// Nothing to reckon from: durations, sets, and relative dates in a report of unknown date.
        case none
    }

    public enum Kind: String, Sendable, CaseIterable {
        case date
        /// How long, without saying when ("for years").
        case duration
        /// Again and again ("every day").
        case set
        /// How long something has existed ("a decade-old mission"); the value is when it began.
        case age
        /// The past, the present or the future at large ("recently", "current"): it dates nothing.
        case reference
    }

    /// UTF-8 bytes in the text. Prepositions that change the value ("since", "until") are inside, others are not.
    public var range: Range<Int>
    /// Indices of tokens in the sentence.
    public var tokens: Range<Int>
    /// The days that are meant. An end of which nothing is known is open.
    ///
    /// Quarters and halves of a year have the precision `season`, weekends `week`, centuries `decade`;
    /// a value that is open at one end has the precision of the other.
    public var value: DateRange
    public var anchor: Anchor
    /// The words are vague ("about", "early", "in recent days").
    public var approximate: Bool
    public var kind: Kind
    /// Days from the anchoring event to what the expression dates, for the anchor `event`.
    ///
    /// In "the vote came two weeks after X" the vote is at +14. `nil` where the words give no number ("days after").
    public var offsetDays: Int?
    /// The same in the terms of TIMEX3, in order.
    public var timexes: [Timex]

    public init(
        range: Range<Int>, tokens: Range<Int>, value: DateRange, anchor: Anchor, approximate: Bool = false,
        kind: Kind = .date, offsetDays: Int? = nil, timexes: [Timex] = []
    ) {
        self.range = range
        self.tokens = tokens
        self.value = value
        self.anchor = anchor
        self.approximate = approximate
        self.kind = kind
        self.offsetDays = offsetDays
        self.timexes = timexes
    }
}
