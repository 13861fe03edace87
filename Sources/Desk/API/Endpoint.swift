/// One thing that can be asked, declared once: the router is made of it, and so is `/openapi.json`.
struct Endpoint: Sendable {
    struct Parameter: Sendable {
        enum Place: String, Sendable { case query, path }

        var name: String
        var place = Place.query
        var isRequired = false
        var meaning: String
        /// A value that the document shows, and tests ask with.
        var example: String?

        static func query(_ name: String, _ meaning: String, example: String? = nil) -> Parameter {
            Parameter(name: name, meaning: meaning, example: example)
        }

        static func required(_ name: String, _ meaning: String, example: String) -> Parameter {
            Parameter(name: name, isRequired: true, meaning: meaning, example: example)
        }

        static func path(_ name: String, _ meaning: String, example: String) -> Parameter {
            Parameter(name: name, place: .path, isRequired: true, meaning: meaning, example: example)
        }
    }

    enum Method: String, Sendable { case get, post }

    enum Form: Sendable {
        case page
        case json(Schema)
    }

    var method = Method.get
    /// With `{name}` where a parameter stands.
    var path: String
    var summary: String
    var parameters: [Parameter] = []
    var form: Form
    /// Whether its answers are kept until the archive changes.
    var isLasting = true
    var answer: @Sendable (Desk, Question) throws -> Answer

    static func page(
        _ path: String, _ summary: String, _ parameters: [Parameter] = [], isLasting: Bool = true,
        _ answer: @escaping @Sendable (Desk, Question) throws -> Answer
    ) -> Endpoint {
        Endpoint(
            path: path, summary: summary, parameters: parameters, form: .page, isLasting: isLasting, answer: answer)
    }

    static func json(
        _ path: String, _ summary: String, _ parameters: [Parameter] = [], _ schema: Schema, isLasting: Bool = true,
        _ answer: @escaping @Sendable (Desk, Question) throws -> JSONValue
    ) -> Endpoint {
        Endpoint(
            path: path, summary: summary, parameters: parameters, form: .json(schema), isLasting: isLasting,
            answer: { .json(try answer($0, $1)) })
    }
}
