/// Why a request gets no answer (RFC 9457): said to programs as JSON and to people as a page.
public struct Problem: Error, Sendable, Equatable {
    /// The HTTP status.
    public var status: Int
    public var title: String
    public var detail: String
    /// The parameter that is wrong.
    public var parameter: String?

    static func badRequest(_ parameter: String, _ detail: String) -> Problem {
        Problem(status: 400, title: "Bad request", detail: detail, parameter: parameter)
    }

    static func missing(_ detail: String) -> Problem {
        Problem(status: 404, title: "Not found", detail: detail)
    }

    static func refused(_ detail: String) -> Problem {
        Problem(status: 403, title: "Refused", detail: detail)
    }

    var json: JSONValue {
        var members: [String: JSONValue] = [
            "type": "about:blank", "title": .string(title), "status": .number(Double(status)),
            "detail": .string(detail),
        ]
        if let parameter { members["parameter"] = .string(parameter) }
        return .object(members)
    }
}
