import Archive
import Calendars

extension Desk {
    static let storyEndpoints: [Endpoint] = [
        .page(
            "/stories", "Happenings that several reports tell, the latest first", storyParameters + pageParameters
        ) { desk, question in try desk.stories(question) },
        .page(
            "/stories/{id}", "A happening as its reports tell it",
            [.path("id", "Its id, or a beginning that fits no other.", example: "{story}"), knownParameter]
        ) { desk, question in try desk.story(question) },
        .json(
            "/api/stories", "Happenings that several reports tell, the latest first",
            storyParameters + pageParameters,
            .object(["items": .array(storySchema), "next": .optional(.string)])
        ) { desk, question in
            let found = try desk.foundStories(question)
            return [
                "items": .array(found.stories.map(desk.json)),
                "next": JSONValue(
                    found.isMore ? question.link(with: ["offset": String(found.offset + found.limit)]) : nil),
            ]
        },
        .json(
            "/api/stories/{id}", "A happening as its reports tell it",
            [.path("id", "Its id, or a beginning that fits no other.", example: "{story}"), knownParameter],
            storySchema
        ) { desk, question in desk.json(try desk.foundStory(question)) },
    ]

    private static let knownParameter = Endpoint.Parameter.query("known", "Only what reports had said by this day.")

    private static let storyParameters: [Endpoint.Parameter] = [
        .query("reports", "Only stories that so many reports tell, 1 to 1000 (default 2)."),
        .query("party", "Of a party in any role."), .query("country", "Where: ISO 3166-1 alpha-3."),
        .query("from", "First day, month or year."), .query("to", "Last day, month or year."), knownParameter,
    ]

    private func foundStories(
        _ question: Question
    ) throws -> (stories: [Story], offset: Int, limit: Int, isMore: Bool) {
        let offset = try question.number("offset", in: 0...10_000, otherwise: 0)
        let limit = try question.number("limit", in: 1...200, otherwise: 30)
        let least = try question.number("reports", in: 1...1_000, otherwise: 2)
        var query = try query(question, kinds: [])
        guard query.party != nil || query.country != nil || query.during != nil || query.known != nil else {
            let (stories, isMore) = try archive.newestStories(reports: least, offset: offset, limit: limit)
            return (stories, offset, limit, isMore)
        }
        query.isNewestFirst = true
        query.limit = offset + limit + 1
        let stories = try archive.stories(matching: query, reports: least)
        return (Array(stories.dropFirst(offset).prefix(limit)), offset, limit, stories.count > offset + limit)
    }

    private func foundStory(_ question: Question) throws -> Story {
        let id = try question.required("id")
        guard let story = try archive.story(id, known: try question.day("known")) else {
            throw Problem.missing("No story, or more than one, has an id that begins with '\(id)'.")
        }
        return story
    }

    private func stories(_ question: Question) throws -> Answer {
        let found = try foundStories(question)
        let words = words(question)
        var content: [String: Any?] = [
            "rows": found.stories.map { heading($0, question) }, "isEmpty": found.stories.isEmpty,
            "paging": paging(question, offset: found.offset, limit: found.limit, isMore: found.isMore),
            "least": question["reports"] ?? "2",
        ]
        for name in ["party", "from", "to"] { content[name] = question[name] ?? "" }
        return page("stories", question, title: words["stories"], content)
    }

    /// What lists and the head of its page show of a story.
    private func heading(_ story: Story, _ question: Question) -> [String: Any] {
        let words = words(question)
        let principal = story.principal
        var row: [String: Any] = [
            "link": question.to("/stories/\(story.id)"), "date": Days.text(story.from, story.to, words),
            "type": principal?.type ?? "", "class": "type-\(principal?.type ?? "")",
            "actors": (principal?.actors ?? []).joined(separator: ", "),
            "sentence": (principal?.sentence ?? story.sources.first?.lead ?? "").onOneLine,
            "reports": Set(story.sources.map(\.report)).count, "independent": story.independentSources.count,
        ]
        let rivals = story.rivals.map { "\($0.kind) \($0.figures.map(\.words).joined(separator: " / "))" }
        if !rivals.isEmpty { row["rivals"] = rivals.joined(separator: "; ").onOneLine }
        row["recipients"] = (principal?.recipients ?? []).joined(separator: ", ").nonEmpty
        row["mode"] = principal?.mode
        row["place"] = principal?.place
        return row
    }

    private func story(_ question: Question) throws -> Answer {
        let story = try foundStory(question)
        let words = words(question)
        let heading = heading(story, question)
        func link(_ report: String) -> String {
            question.to("/report", ["name": report, "known": question["known"]])
        }
        var content: [String: Any?] = [
            "story": heading,
            "jsonLink": question.link("/api/stories/\(story.id)", with: ["id": nil]),
            "id": story.id,
            "sources": story.sources.map { source -> [String: Any] in
                [
                    "name": source.report.lastOfPath, "link": link(source.report),
                    "publisher": source.publisher ?? "", "day": (source.published ?? source.known).description,
                    "version": source.version > 1 ? "\(words["version"]) \(source.version)" : "",
                    "origins": source.origins.map(\.lastOfPath).joined(separator: ", "),
                    "kind": words[source.isNews ? "storyNews" : "storyRecalled"],
                    "sentences": Self.sentences(of: source),
                ]
            },
            "figures": story.figures.map { group -> [String: Any] in
                [
                    "kind": group.kind, "areRivals": group.areRivals,
                    "figures": group.figures.map { figure -> [String: Any] in
                        [
                            "words": figure.words.onOneLine, "source": figure.report.lastOfPath,
                            "link": link(figure.report) + "#s-\(figure.statement)",
                        ]
                    },
                ]
            },
            "hasFigures": !story.figures.isEmpty,
            "days": story.rivalDates.map { day, reports -> [String: Any] in
                ["day": day.description, "reports": reports.map { ["name": $0.lastOfPath, "link": link($0)] }]
            },
            "hasDays": !story.rivalDates.isEmpty,
            "quotes": story.quotes.map { quote -> [String: Any] in
                [
                    "speaker": quote.speaker.map(names.name) ?? words["somebody"],
                    "wordings": quote.wordings.map { wording -> [String: Any] in
                        var shown: [String: Any] = [
                            "text": wording.text.onOneLine,
                            "reports": wording.reports.map { ["name": $0.lastOfPath, "link": link($0)] },
                        ]
                        if !wording.difference.isEmpty { shown["difference"] = wording.difference.onOneLine }
                        return shown
                    },
                ]
            },
            "hasQuotes": !story.quotes.isEmpty,
        ]
        content["known"] = question["known"]
        if !story.independentSources.isEmpty {
            content["independentSources"] = story.independentSources.map(\.lastOfPath).joined(separator: ", ")
        }
        let parties = [heading["actors"], heading["recipients"]].compactMap { $0 as? String }.filter { !$0.isEmpty }
        let title = parties.isEmpty ? story.id : parties.joined(separator: " → ")
        return page("story", question, title: title, content)
    }

    /// The sentences that tell it, each once.
    private static func sentences(of source: Story.Source) -> [String] {
        var sentences: [String] = []
        let told = source.statements.isEmpty ? [source.lead] : source.statements.map(\.sentence)
        for sentence in told.map(\.onOneLine) where !sentences.contains(sentence) { sentences.append(sentence) }
        return sentences
    }
}
