public import Calendars
public import Stories

/// One happening as reports tell it.
public struct Story: Sendable, Equatable {
    /// A report that tells it, in the version that counts.
    public struct Source: Sendable, Equatable {
        /// Name of the report.
        public var report: String
        public var version: Int
        public var publisher: String?
        public var published: CalendarDate?
        /// The day from which its news could be known.
        public var known: CalendarDate
        /// Whether the happening is the report's news, and not something that it recalls.
        public var isNews: Bool
        /// Where its words come from: the agencies or media that it credits or copies, else its own publisher.
        public var origins: [String]
        /// What it says of the happening, in the order of the text.
        public var statements: [ArchivedStatement]
        /// The first paragraph, for reports of which no statement was coded.
        public var lead: String
    }

    /// Stable name: that of the telling that the story began with.
    public var id: String
    /// The first and last day that its statements give to the day; the first publication where none does.
    public var from: CalendarDate
    public var to: CalendarDate
    /// The statement that says best what happened: the first that is said to have happened, with most parties.
    public var principal: ArchivedStatement?
    /// In the order in which they were known.
    public var sources: [Source]
    /// Whose word it is that it happened, once each: ten papers that carry one agency's paragraph are one.
    public var independentSources: [String]
    /// What reports count, by kind.
    public var figures: [RivalFigures]
    /// Days that the reports give for what happened, with the reports that give them, where they give several.
    public var rivalDates: [(day: CalendarDate, reports: [String])] { Self.rivalDates(of: sources) }
    /// Quotations whose words are not the same in all reports; only where the story was asked for by its id.
    public var quotes: [DriftedQuote] = []

    /// Figures on which reports disagree.
    public var rivals: [RivalFigures] { figures.filter(\.areRivals) }

    /// Days of the statements of the principal's type.
    private static func rivalDates(of sources: [Source]) -> [(day: CalendarDate, reports: [String])] {
        var reports: [CalendarDate: [String]] = [:]
        for source in sources {
            // The first statement with a day is the happening; what follows may be its aftermath.
            guard let statement = source.statements.first(where: { $0.from != nil && $0.from == $0.to }),
                let day = statement.from
            else { continue }
            reports[day, default: []].append(source.report)
        }
        guard reports.count > 1 else { return [] }
        return reports.sorted { $0.key < $1.key }.map { (day: $0.key, reports: $0.value) }
    }
}
