import Archive
import Calendars

extension Desk {
    static let reviewEndpoints: [Endpoint] = [
        .page("/review", "Statements that wait for a person's look", reviewerParameters) { desk, question in
            try desk.review(question)
        },
        .page(
            "/review/{id}", "A statement to judge: its fields, what people said of it, and what it may be merged into",
            [.path("id", "Its stable id.", example: "{statement}")] + reviewerParameters
        ) { desk, question in try desk.reviewStatement(question) },
        Endpoint(
            method: .post, path: "/review",
            summary: """
                Takes a judgement: key, reviewer, reason and act (accept, correct, reject, merge, split or reopen); for \
                correct and split the fields by name, for merge the other statement's id as into
                """, form: .page, isLasting: false
        ) { desk, question in
            let form = Question(form: question)
            try desk.judge(form)
            return .seeOther(form.to("/review", ["reviewer": form["reviewer"], "doubt": form["doubt"]]) + "#next")
        },
        .json(
            "/api/review", "Statements with a sign of doubt", reviewerParameters + [pageParameters[1]],
            .object(["since": .optional(.string), "items": .array(reviewSchema)])
        ) { desk, question in
            let queue = try desk.queue(question)
            return [
                "since": JSONValue(queue.since?.description), "items": .array(queue.items.map(desk.json)),
            ]
        },
        .json(
            "/api/review/{id}", "A statement as a reviewer sees it, and what it may be merged into",
            [.path("id", "Its stable id.", example: "{statement}")],
            .object(["item": reviewSchema, "candidates": .array(.string)])
        ) { desk, question in
            let item = try desk.reviewItem(question)
            return [
                "item": desk.json(item),
                "candidates": .array(
                    try desk.archive.mergeCandidates(for: item.statement.key, limit: 20).map { .string($0.key) }),
            ]
        },
    ]

    private static let reviewerParameters: [Endpoint.Parameter] = [
        .query("reviewer", "Who looks; what this person judged waits no more."),
        .query("doubt", "A sign of doubt, such as no-place."), .query("to", "Not what happened after this day."),
    ]

    private static let reviewSchema = Schema.object([
        "statement": statementSchema, "doubts": .array(.string), "isStanding": .boolean,
        "differs": .array(.string),
        "fields": .array(.object(["field": .string, "text": .string])),
        "corrections": .array(
            .object([
                "id": .string, "act": .string, "reviewer": .string, "made": .string, "reason": .string,
                "into": .optional(.string), "changes": .array(.object(["field": .string, "text": .string])),
            ])),
    ])

    private func json(_ item: ReviewItem) -> JSONValue {
        func texts(of fields: [(field: CorrectionField, text: String)]) -> JSONValue {
            .array(fields.map { ["field": .string($0.field.rawValue), "text": .string($0.text)] })
        }
        return [
            "statement": json(item.statement), "doubts": .array(item.doubts.map { .string($0.rawValue) }),
            "isStanding": .bool(item.isStanding),
            "differs": .array(item.conflicts.map { .string($0?.rawValue ?? "verdict") }),
            "fields": texts(of: CorrectionWording.fields(of: item.statement)),
            "corrections": .array(
                item.corrections.map { correction in
                    [
                        "id": .string(correction.id), "act": .string(correction.act.rawValue),
                        "reviewer": .string(correction.reviewer), "made": .string(correction.made),
                        "reason": .string(correction.reason), "into": JSONValue(correction.other?.key),
                        "changes": texts(of: correction.changedFields),
                    ]
                }),
        ]
    }

    /// The statements that wait, the latest first.
    private func queue(_ question: Question) throws -> ReviewQueue {
        var query = StatementQuery()
        query.kinds = [.event]
        query.isNewestFirst = true
        query.limit = try question.number("limit", in: 1...200, otherwise: 30)
        if let to = try question.day("to") { query.during = DateRange(from: nil, to: to, precision: .open) }
        let doubts = try question.choice("doubt", of: Doubt.self).map { [$0] } ?? Doubt.allCases
        return try archive.reviewQueue(
            query, doubts: doubts, reviewer: question["reviewer"], newest: settings.statementsPerDrawing)
    }

    private func review(_ question: Question) throws -> Answer {
        let words = words(question)
        let queue = try queue(question)
        let reviewer = question["reviewer"]
        let judged = try reviewer.map { try archive.judgements(by: $0, limit: 10) } ?? []
        return page(
            "review", question, title: words["review"],
            [
                "reviewer": reviewer ?? "", "doubt": question["doubt"] ?? "", "needsName": reviewer == nil,
                "isEmpty": queue.items.isEmpty,
                "left": queue.since.map { day -> [String: Any] in
                    [
                        "says": words.filled("leftUnseen", day),
                        "link": question.link(with: ["to": day.adding(days: -1).description]),
                    ]
                },
                "doubts": Doubt.allCases.map { doubt -> [String: Any] in
                    [
                        "value": doubt.rawValue, "label": words["doubt_" + doubt.rawValue],
                        "isChosen": question["doubt"] == doubt.rawValue,
                    ]
                },
                "items": queue.items.map { item in
                    var card = card(item, question)
                    card["canJudge"] = reviewer != nil
                    return card
                },
                "hasJudged": !judged.isEmpty,
                "judgements": judged.map { correction in
                    var row = row(correction, question)
                    row["sentence"] = correction.anchor.words.onOneLine
                    row["link"] = link(toReviewOf: correction.anchor.key, question)
                    row["key"] = correction.anchor.key
                    row["canReopen"] = correction.act != .reopen
                    return row
                },
            ])
    }
}
