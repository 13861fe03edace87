import Archive

extension Desk {
    static let searchEndpoints: [Endpoint] = [
        .page(
            "/search", "Reports, actors and places by their words", [.query("q", "Words.", example: "mission")]
        ) { desk, question in try desk.search(question) },
        .json(
            "/api/search", "Reports and actors by their words",
            [.required("q", "Words that must all stand in the report.", example: "mission")] + [pageParameters[1]],
            .object([
                "reports": .array(.object(["name": .string, "title": .optional(.string), "excerpt": .string])),
                "actors": .array(.object(["id": .string, "name": .string, "kind": .string])),
            ])
        ) { desk, question in
            let words = try question.required("q")
            let limit = try question.number("limit", in: 1...200, otherwise: 20)
            return [
                "reports": .array(
                    try desk.archive.reports(matching: words, limit: limit).map { found, excerpt in
                        [
                            "name": .string(found.report.id), "title": JSONValue(found.report.title),
                            "excerpt": .string(excerpt),
                        ]
                    }),
                "actors": .array(
                    desk.rapporteur.knowledge.actors(named: words).map { actor in
                        ["id": .string(actor.id), "name": .string(actor.name), "kind": .string(actor.kind.rawValue)]
                    }),
            ]
        },
    ]

    private func search(_ question: Question) throws -> Answer {
        let asked = question["q"] ?? ""
        let reports = asked.isEmpty ? [] : try archive.reports(matching: asked, limit: 30)
        let actors = asked.isEmpty ? [] : rapporteur.knowledge.actors(named: asked)
        var content: [String: Any] = [
            "q": asked,
            "actors": actors.map { actor -> [String: Any] in
                [
                    "name": actor.name, "kind": words(question)["kind_" + actor.kind.rawValue],
                    "link": question.to("/actor", ["id": actor.id]),
                ]
            },
            "reports": reports.map { found, excerpt -> [String: Any] in
                var row: [String: Any] = [
                    "link": question.to("/report", ["name": found.report.id]),
                    "title": found.report.title ?? found.report.id,
                    "excerpt": Self.highlighted(excerpt),
                ]
                row["published"] = found.report.published?.description
                row["publisher"] = found.report.publisher
                return row
            },
        ]
        if asked.isEmpty == false, reports.isEmpty, actors.isEmpty { content["isEmpty"] = true }
        if !asked.isEmpty { content["placeLink"] = question.to("/place", ["name": asked]) }
        return page("search", question, title: words(question)["search"], content)
    }

    /// The excerpt's brackets as marks.
    private static func highlighted(_ excerpt: String) -> String {
        Markup.escaped(excerpt.onOneLine)
            .replacing(#/\[([^\[\]]*)\]/#) { "<mark>\($0.1)</mark>" }
    }
}
