import Archive
import Calendars
import Knowledge

extension Desk {
    /// Which statements a page is about.
    func query(_ question: Question, kinds: [StatementQuery.Kind] = [.event]) throws(Problem) -> StatementQuery {
        var query = StatementQuery()
        query.kinds = try question.choice("kind", of: StatementQuery.Kind.self).map { [$0] } ?? kinds
        query.actor = question["actor"].map(names.filter)
        query.recipient = question["recipient"].map(names.filter)
        query.party = question["party"].map(names.filter)
        query.type = question["type"]
        query.cameo = question["cameo"]
        query.status = try question.choice("status", of: Status.self)?.rawValue
        query.country = question["country"]
        query.text = question["text"]
        query.source = question["source"]
        query.known = try question.day("known")
        let from = try question.range("from")?.from
        let to = try question.range("to")?.to
        if from != nil || to != nil { query.during = DateRange(from: from, to: to, precision: .open) }
        return query
    }

    static let filterParameters: [Endpoint.Parameter] = [
        .query("actor", "Who acts: a name, an identifier of Knowledge/actors or a country code.", example: "Mali"),
        .query("recipient", "On whom."), .query("party", "In any role."),
        .query("type", "PLOVER type, kind of relation, property or form.", example: "ASSAULT"),
        .query("cameo", "CAMEO code or its beginning."), .query("status", "Such as occurred or planned."),
        .query("country", "Where: ISO 3166-1 alpha-3."), .query("text", "Words of the sentence."),
        .query("source", "Words of the report's name or publisher."),
        .query("from", "First day, month or year."), .query("to", "Last day, month or year."),
        .query("known", "Only what reports had said by this day."),
    ]

    static let positionParameter = Endpoint.Parameter.query(
        "at", "Where the page begins or ends, as the link of another page says: what is added meanwhile moves nothing.")

    static let pageParameters: [Endpoint.Parameter] = [
        .query("offset", "How many to pass over."), .query("limit", "How many to give, at most 200."),
    ]

    /// The form by which lists and drawings are narrowed.
    func filter(_ question: Question) -> [String: Any] {
        let words = words(question)
        func options(_ values: [String], _ name: String, _ label: (String) -> String) -> [[String: Any]] {
            values.map { ["value": $0, "label": label($0), "isChosen": $0 == question[name]] }
        }
        let types = rapporteur.knowledge.ontology.modes.keys.map(\.rawValue).sorted()
        var filter: [String: Any] = [
            "action": question.path,
            "types": options(types, "type") { $0 },
            "statuses": options(Status.allCases.map(\.rawValue), "status") { words["status_" + $0] },
        ]
        for name in ["actor", "recipient", "party", "text", "from", "to", "known", "country", "source", "mission"] {
            filter[name] = question[name] ?? ""
        }
        let set = ["actor", "recipient", "party", "type", "status", "text", "from", "to", "known", "country", "source"]
        filter["isSet"] = set.contains { question[$0] != nil }
        return filter
    }

    /// What is said where a drawing leaves out what is older than a day, with the way to it.
    func leftOut(since day: CalendarDate?, _ question: Question) -> [String: Any]? {
        day.map { day in
            [
                "says": words(question).filled("leftOut", day),
                "link": question.link(with: ["to": day.description]),
            ]
        }
    }

    /// A page of what a query asks for.
    func page(of query: StatementQuery, _ question: Question, limit: Int = 50) throws -> StatementPage {
        let offset = try question.number("offset", in: 0...1_000_000, otherwise: 0)
        let limit = try question.number("limit", in: 1...200, otherwise: limit)
        let position = question["at"].map(PagePosition.init(text:))
        if case .some(nil) = position { throw Problem.badRequest("at", "Take at from a link of this desk.") }
        return try archive.page(of: query, at: position ?? nil, offset: offset, limit: limit)
    }

    /// The link of another page.
    func link(to position: PagePosition?, _ question: Question) -> String? {
        position.map { question.link(with: ["at": $0.text, "offset": nil]) }
    }

    /// Links to the pages before and after.
    func paging(_ question: Question, _ page: StatementPage) -> [String: Any]? {
        var paging: [String: Any] = [:]
        paging["previous"] = link(to: page.previous, question)
        paging["next"] = link(to: page.next, question)
        return paging.isEmpty ? nil : paging
    }

    /// The same for a list that is paged by offset.
    func paging(_ question: Question, offset: Int, limit: Int, isMore: Bool) -> [String: Any]? {
        var paging: [String: Any] = [:]
        if offset > 0 { paging["previous"] = question.link(with: ["offset": String(max(0, offset - limit))]) }
        if isMore { paging["next"] = question.link(with: ["offset": String(offset + limit)]) }
        return paging.isEmpty ? nil : paging
    }
}
