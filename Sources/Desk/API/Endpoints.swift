import Foundation

extension Desk {
    /// Everything that can be asked.
    static let endpoints: [Endpoint] =
        homeEndpoints + briefingEndpoints + eventEndpoints + reportEndpoints + searchEndpoints + timelineEndpoints
        + mapEndpoints + networkEndpoints + actorEndpoints + storyEndpoints + addEndpoints + reviewEndpoints
        + systemEndpoints

    static let systemEndpoints: [Endpoint] = [
        .json("/openapi.json", "This document", [], .statement) { _, _ in OpenAPI.document(of: endpoints) },
        .json(
            "/api/summary", "How much the archive holds", [],
            .object([
                "reports": .integer, "versions": .integer, "events": .integer, "relations": .integer,
                "facts": .integer, "decisions": .integer, "first": .optional(.string), "last": .optional(.string),
            ])
        ) { desk, _ in
            let summary = try desk.archive.summary()
            return [
                "reports": JSONValue(summary.reports), "versions": JSONValue(summary.versions),
                "events": JSONValue(summary.events), "relations": JSONValue(summary.relations),
                "facts": JSONValue(summary.facts), "decisions": JSONValue(summary.decisions),
                "first": JSONValue(summary.first?.description), "last": JSONValue(summary.last?.description),
            ]
        },
        .page("/assets/{file}", "Styles, scripts and pictures", [.path("file", "Its name.", example: "desk.css")]) {
            desk, question in
            guard let asset = desk.files.assets[try question.required("file")] else {
                throw Problem.missing("There is no such file.")
            }
            return asset
        },
        .page("/enter", "Where the token is entered", isLasting: false) { desk, question in
            desk.page("enter", question, title: desk.words(question)["enter"], [:], isLasting: false)
        },
        Endpoint(method: .post, path: "/enter", summary: "Takes the token", form: .page, isLasting: false) {
            desk, question in
            let given = FormEncoding.parameters(of: String(decoding: question.body, as: UTF8.self))["token"] ?? ""
            guard let token = desk.settings.token, Doorkeeper.isSame(given, token) else {
                throw Problem(status: 401, title: "Token needed", detail: "That is not the token.")
            }
            var answer = Answer.seeOther("/")
            let value = given.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
            answer.headers["Set-Cookie"] =
                "\(Doorkeeper.cookieName)=\(value); HttpOnly; SameSite=Strict; Path=/; Max-Age=86400"
            return answer
        },
    ]
}
