import Archive

extension Desk {
    static let homeEndpoints: [Endpoint] = [
        .page("/", "Where to begin") { desk, question in try desk.home(question) },
        .page("/reports", "Reports, the newest first", pageParameters) { desk, question in
            let (reports, offset, limit, isMore) = try desk.reports(question)
            return desk.page(
                "reports", question, title: desk.words(question)["reports"],
                [
                    "rows": reports.map { desk.row($0, question) }, "isEmpty": reports.isEmpty,
                    "paging": desk.paging(question, offset: offset, limit: limit, isMore: isMore),
                ])
        },
        .json(
            "/api/reports", "Reports, the newest first", pageParameters,
            .object(["items": .array(headingSchema), "next": .optional(.string)])
        ) { desk, question in
            let (reports, offset, limit, isMore) = try desk.reports(question)
            return [
                "items": .array(reports.map(desk.json)),
                "next": JSONValue(isMore ? question.link(with: ["offset": String(offset + limit)]) : nil),
            ]
        },
    ]

    static let headingSchema = Schema.object([
        "name": .string, "title": .optional(.string), "publisher": .optional(.string),
        "published": .optional(.string), "statements": .integer,
    ])

    private func json(_ report: Archive.ReportHeading) -> JSONValue {
        [
            "name": .string(report.name), "title": JSONValue(report.title), "publisher": JSONValue(report.publisher),
            "published": JSONValue(report.published?.description), "statements": JSONValue(report.statements),
        ]
    }

    private func row(_ report: Archive.ReportHeading, _ question: Question) -> [String: Any] {
        var row: [String: Any] = [
            "link": question.to("/report", ["name": report.name]),
            "title": report.title ?? report.name.lastOfPath,
            "statements": report.statements,
        ]
        row["publisher"] = report.publisher
        row["published"] = report.published?.description
        return row
    }

    private func reports(
        _ question: Question
    ) throws -> (reports: [Archive.ReportHeading], offset: Int, limit: Int, isMore: Bool) {
        let offset = try question.number("offset", in: 0...10_000_000, otherwise: 0)
        let limit = try question.number("limit", in: 1...200, otherwise: 50)
        let (reports, isMore) = try archive.newestReports(offset: offset, limit: limit)
        return (reports, offset, limit, isMore)
    }

    private func home(_ question: Question) throws -> Answer {
        let (reports, _) = try archive.newestReports(offset: 0, limit: 8)
        var query = StatementQuery()
        query.kinds = [.event]
        let events = try archive.page(of: query, limit: 10).statements
        let countries = try archive.busiestCountries(reports: 500, limit: 24)
            .filter { names.country($0.country) != nil }.prefix(10)
        let day = reports.compactMap(\.published).max()?.description
        return page(
            "home", question, title: words(question)["home"],
            [
                "isEmpty": reports.isEmpty, "reports": reports.map { row($0, question) },
                "addLink": question.to("/add"), "eventsLink": question.to("/events"),
                "reportsLink": question.to("/reports"),
                "events": events.map { row($0, question) },
                "countries": countries.map { country, count -> [String: Any] in
                    [
                        "name": names.name(country), "count": count,
                        "link": question.to("/briefing", ["of": country, "on": day]),
                    ]
                },
            ])
    }
}
