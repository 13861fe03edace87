import Archive
import Calendars

/// Events by time and type.
struct TimelineTally: Sendable {
    struct Bin: Sendable {
        var from: CalendarDate
        var to: CalendarDate
        /// Counts by type, in the order of the types.
        var counts: [(type: String, count: Int)]

        var total: Int { counts.reduce(0) { $0 + $1.count } }
    }

    enum Step: String, Sendable { case day, week, month, quarter, year }

    var step = Step.day
    var bins: [Bin] = []
    /// The most frequent first.
    var types: [String] = []

    /// Bins of the finest step of which there are few enough to be seen.
    init(_ days: [DayTally], most: Int = 72) {
        guard let first = days.first?.day, let last = days.last?.day else { return }
        let span = last.dayNumber - first.dayNumber + 1
        step =
            span <= most
            ? .day : span <= 7 * most ? .week : span <= 30 * most ? .month : span <= 91 * most ? .quarter : .year
        var totals: [String: Int] = [:]
        for day in days { totals[day.type, default: 0] += day.count }
        types = totals.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
        var counts: [Int: [String: Int]] = [:]
        for day in days { counts[start(of: day.day).dayNumber, default: [:]][day.type, default: 0] += day.count }
        var day = start(of: first)
        while day <= last, bins.count < 10_000 {
            let next = end(of: day).adding(days: 1)
            let found = counts[day.dayNumber] ?? [:]
            bins.append(
                Bin(
                    from: day, to: next.adding(days: -1),
                    counts: types.compactMap { type in found[type].map { (type, $0) } }))
            day = next
        }
        // One stray day of long ago would leave no room for the others.
        if bins.count > 4 * most { bins = bins.filter { $0.total > 0 } }
    }

    private func start(of day: CalendarDate) -> CalendarDate {
        switch step {
        case .day: day
        case .week: day.adding(days: 1 - day.weekday)
        case .month: day.adding(days: 1 - day.day)
        case .quarter: CalendarDate(year: day.year, month: (day.month - 1) / 3 * 3 + 1, day: 1) ?? day
        case .year: CalendarDate(year: day.year, month: 1, day: 1) ?? day
        }
    }

    private func end(of start: CalendarDate) -> CalendarDate {
        switch step {
        case .day: start
        case .week: start.adding(days: 6)
        case .month: start.adding(months: 1).adding(days: -1)
        case .quarter: start.adding(months: 3).adding(days: -1)
        case .year: start.adding(months: 12).adding(days: -1)
        }
    }
}

extension Desk {
    static let timelineEndpoints: [Endpoint] = [
        .page("/timeline", "Events over time by type", filterParameters) { desk, question in
            try desk.timeline(question)
        },
        .json(
            "/api/timeline", "Events by time and type", filterParameters,
            .object([
                "since": .optional(.string), "step": .string,
                "items": .array(.object(["from": .string, "to": .string, "type": .string, "count": .integer])),
            ])
        ) { desk, question in
            let survey = try desk.archive.surveyedDays(
                of: try desk.query(question), newest: desk.settings.statementsPerDrawing)
            let tally = TimelineTally(survey.tallies)
            return [
                "since": JSONValue(survey.since?.description), "step": .string(tally.step.rawValue),
                "items": .array(
                    tally.bins.flatMap { bin in
                        bin.counts.map { type, count in
                            [
                                "from": .string(bin.from.description), "to": .string(bin.to.description),
                                "type": .string(type), "count": JSONValue(count),
                            ]
                        }
                    }),
            ]
        },
    ]

    private func timeline(_ question: Question) throws -> Answer {
        let words = words(question)
        let query = try query(question)
        let survey = try archive.surveyedDays(of: query, newest: settings.statementsPerDrawing)
        let tally = TimelineTally(survey.tallies)
        var newest = query
        newest.limit = 100
        newest.isNewestFirst = true
        let rows = try archive.statements(newest)
        var content: [String: Any?] = [
            "filter": filter(question), "isEmpty": tally.bins.isEmpty,
            "left": leftOut(since: survey.since, question),
            "drawing": TimelineDrawing(tally, alternative: words["timelineAlternative"]) { bin in
                question.link(with: ["from": bin.from.description, "to": bin.to.description])
            }.svg,
            "types": tally.types.map {
                ["class": "type-\($0)", "name": $0, "link": question.link(with: ["type": $0])]
            },
            "step": words["step_" + tally.step.rawValue],
            "bins": tally.bins.filter { $0.total > 0 }.reversed().map { bin -> [String: Any] in
                [
                    "date": Days.text(bin.from, bin.to, words), "total": bin.total,
                    "counts": bin.counts.map { "\($0.type) \($0.count)" }.joined(separator: ", "),
                    "link": question.link(with: ["from": bin.from.description, "to": bin.to.description]),
                ]
            },
            "rows": rows.map { row($0, question) },
            "tableLink": question.link("/events"),
        ]
        if query.during != nil { content["wholeLink"] = question.link(with: ["from": nil, "to": nil]) }
        return page("timeline", question, title: words["timeline"], content)
    }
}
