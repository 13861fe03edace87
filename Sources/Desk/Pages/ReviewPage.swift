import Archive
import Foundation

extension Desk {
    static let reviewEndpoints: [Endpoint] = [
        .page(
            "/review", "Statements that wait for a person's look",
            [.query("reviewer", "Who looks."), .query("doubt", "A sign of doubt, such as no-place.")]
        ) { desk, question in try desk.review(question) },
        Endpoint(method: .post, path: "/review", summary: "Takes a judgement", form: .page, isLasting: false) {
            desk, question in
            let form = Question(form: question)
            try desk.judge(form)
            return .seeOther(form.to("/review", ["reviewer": form["reviewer"], "doubt": form["doubt"]]))
        },
        .json(
            "/api/review", "Statements with a sign of doubt",
            [.query("reviewer", "Leaves out what this person judged.")]
                + [.query("doubt", "A sign of doubt."), pageParameters[1]],
            .object([
                "items": .array(
                    .object(["statement": statementSchema, "doubts": .array(.string), "corrections": .integer]))
            ])
        ) { desk, question in
            [
                "items": .array(
                    try desk.queue(question).map { item in
                        [
                            "statement": desk.json(item.statement),
                            "doubts": .array(item.doubts.map { .string($0.rawValue) }),
                            "corrections": JSONValue(item.corrections.count),
                        ]
                    })
            ]
        },
    ]

    private func queue(_ question: Question) throws -> [ReviewItem] {
        var query = StatementQuery()
        query.kinds = [.event]
        query.isNewestFirst = true
        query.limit = try question.number("limit", in: 1...200, otherwise: 30)
        let doubts = try question.choice("doubt", of: Doubt.self).map { [$0] } ?? Doubt.allCases
        return try archive.reviewQueue(query, doubts: doubts, reviewer: question["reviewer"])
    }

    private func review(_ question: Question) throws -> Answer {
        let words = words(question)
        let items = try queue(question)
        let reviewer = question["reviewer"]
        return page(
            "review", question, title: words["review"],
            [
                "reviewer": reviewer ?? "", "doubt": question["doubt"] ?? "", "needsName": reviewer == nil,
                "isEmpty": items.isEmpty,
                "doubts": Doubt.allCases.map { doubt -> [String: Any] in
                    [
                        "value": doubt.rawValue, "label": words["doubt_" + doubt.rawValue],
                        "isChosen": question["doubt"] == doubt.rawValue,
                    ]
                },
                "items": items.map { item -> [String: Any] in
                    var row = row(item.statement, question)
                    row["doubtNames"] = item.doubts.map { words["doubt_" + $0.rawValue] }.joined(separator: ", ")
                    row["canJudge"] = reviewer != nil
                    row["fields"] = CorrectionField.fields(of: item.statement.kind).map(\.rawValue)
                    row["differs"] = !item.conflicts.isEmpty
                    let judges = Set(item.corrections.map(\.reviewer)).sorted().joined(separator: ", ")
                    if !judges.isEmpty { row["judged"] = judges }
                    return row
                },
            ])
    }

    private func judge(_ form: Question) throws {
        let key = try form.required("key")
        let reviewer = try form.required("reviewer")
        guard let act = try form.choice("act", of: Correction.Act.self), [.accept, .reject, .correct].contains(act)
        else { throw Problem.badRequest("act", "act is accept, reject or correct.") }
        guard let statement = try archive.origin(of: key)?.statement else {
            throw Problem.missing("No statement has the id \(key).")
        }
        let reason = form["reason"] ?? ""
        do {
            guard act == .correct else {
                try archive.correct(key, act, reviewer: reviewer, reason: reason, now: Date())
                return
            }
            guard let field = try form.choice("field", of: CorrectionField.self) else {
                throw Problem.badRequest("field", "Give a field.")
            }
            let vocabulary = CorrectionVocabulary(rapporteur.knowledge) { [rapporteur] in
                rapporteur.coder.toponyms.gazetteer
            }
            let values = try Self.decoding(statement.line) { line in
                try vocabulary.values(of: [(field, form["value"] ?? "")], kind: statement.kind, line: line)
            }
            try archive.correct(key, .correct, values, reviewer: reviewer, reason: reason, now: Date())
        } catch let problem as CorrectionVocabulary.Problem {
            throw Problem.badRequest("value", "\(problem.field.rawValue): \(problem.description)")
        } catch ArchiveError.refused(let detail) {
            throw Problem.badRequest("act", detail)
        }
    }

    /// The archive has a JSON value of its own, which the closure names by taking it.
    private static func decoding<Line: Decodable, Result>(
        _ text: String, _ use: (Line) throws -> Result
    ) throws -> Result {
        try use(try JSONDecoder().decode(Line.self, from: Data(text.utf8)))
    }
}

extension Question {
    /// The fields of a form that was sent, as parameters.
    init(form question: Question) {
        self = question
        parameters = FormEncoding.parameters(of: String(decoding: question.body, as: UTF8.self))
        language = parameters["language"] ?? language
    }
}
