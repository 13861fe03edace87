import Archive
import Calendars

extension Desk {
    static let networkEndpoints: [Endpoint] = [
        .page("/network", "Who acts on whom, over time", filterParameters) { desk, question in
            try desk.network(question)
        },
        .json(
            "/api/ties", "Who acts on whom, by type, the most frequent first", filterParameters,
            .object([
                "since": .optional(.string),
                "items": .array(
                    .object(["actor": .string, "recipient": .string, "type": .string, "count": .integer])),
            ])
        ) { desk, question in
            let survey = try desk.archive.surveyedTies(
                of: try desk.query(question), newest: desk.settings.statementsPerDrawing, limit: 200)
            return [
                "since": JSONValue(survey.since?.description),
                "items": .array(
                    survey.tallies.map { tie in
                        [
                            "actor": .string(tie.actor), "recipient": .string(tie.recipient),
                            "type": .string(tie.type), "count": JSONValue(tie.count),
                        ]
                    }),
            ]
        },
    ]

    /// All that one does to another.
    private struct Pair {
        var actor: String
        var recipient: String
        var types: [(type: String, count: Int)]

        var count: Int { types.reduce(0) { $0 + $1.count } }

        /// The most frequent type stays the first.
        mutating func add(_ type: String, _ more: Int) {
            if let index = types.firstIndex(where: { $0.type == type }) {
                types[index].count += more
            } else {
                types.append((type, more))
            }
            types.sort { ($1.count, $0.type) < ($0.count, $1.type) }
        }
    }

    private func network(_ question: Question) throws -> Answer {
        let words = words(question)
        let query = try query(question)
        var pairs: [String: Pair] = [:]
        let survey = try archive.surveyedTies(of: query, newest: settings.statementsPerDrawing, limit: 400)
        for tie in survey.tallies {
            let (actor, recipient) = (names.canonical(tie.actor), names.canonical(tie.recipient))
            guard actor != recipient else { continue }
            pairs["\(actor)\t\(recipient)", default: Pair(actor: actor, recipient: recipient, types: [])]
                .add(tie.type, tie.count)
        }
        let ordered = pairs.values.sorted {
            ($1.count, $0.actor, $0.recipient) < ($0.count, $1.actor, $1.recipient)
        }
        var weights: [String: Int] = [:]
        for pair in ordered {
            weights[pair.actor, default: 0] += pair.count
            weights[pair.recipient, default: 0] += pair.count
        }
        let codes = weights.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(28).map(\.key)
        let numbers = Dictionary(codes.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        let ties = ordered.compactMap { pair -> NetworkDrawing.Tie? in
            guard let from = numbers[pair.actor], let to = numbers[pair.recipient], let first = pair.types.first
            else { return nil }
            return NetworkDrawing.Tie(
                from: from, to: to, count: pair.count, type: first.type, title: title(of: pair))
        }
        let nodes = codes.map { code in
            NetworkDrawing.Node(name: names.name(code), count: weights[code] ?? 0, link: link(to: code, question))
        }
        return page(
            "network", question, title: words["network"],
            [
                "filter": filter(question), "isEmpty": nodes.isEmpty,
                "left": leftOut(since: survey.since, question),
                "drawing": NetworkDrawing(nodes, ties, alternative: words["networkAlternative"]).svg,
                "ties": ordered.prefix(100).map { pair -> [String: Any] in
                    [
                        "actor": names.name(pair.actor), "actorLink": link(to: pair.actor, question),
                        "recipient": names.name(pair.recipient), "recipientLink": link(to: pair.recipient, question),
                        "count": pair.count,
                        "types": pair.types.map { "\($0.type) \($0.count)" }.joined(separator: ", "),
                        "link": question.to("/events", ["actor": pair.actor, "recipient": pair.recipient]),
                    ]
                },
            ])
    }

    private func title(of pair: Pair) -> String {
        let types = pair.types.map { "\($0.type) \($0.count)" }.joined(separator: ", ")
        return "\(names.name(pair.actor)) → \(names.name(pair.recipient)): \(types)"
    }

    private func link(to code: String, _ question: Question) -> String {
        names.actor(code) == nil ? question.to("/briefing", ["of": code]) : question.to("/actor", ["id": code])
    }
}
