import Archive
import Calendars
import Coding
import Knowledge

extension Desk {
    static let actorEndpoints: [Endpoint] = [
        .page(
            "/actor", "What is known of an actor, and what the archive says",
            [
                .required("id", "Its identifier in Knowledge/actors, or a name.", example: "minusma")
            ]
        ) { desk, question in try desk.actorPage(question) },
        .page(
            "/mission", "A mission: its state, sites and cover",
            [
                .required("id", "Its identifier in Knowledge/actors, or a name.", example: "minusma"),
                .query("on", "The day.", example: "2023-11-15"),
            ] + sectionParameters
        ) { desk, question in try desk.missionPage(question) },
        .page(
            "/place", "A place: what happened in and around it",
            [
                .required("name", "Its name.", example: "Kidal"),
                .query("latitude", "Degrees north, which of that name."),
                .query("longitude", "Degrees east."), .query("within", "Kilometres around it."),
            ] + pageParameters + [positionParameter]
        ) { desk, question in try desk.placePage(question) },
        .json(
            "/api/actors/{id}", "What the knowledge has of an actor",
            [.path("id", "Its identifier.", example: "minusma")],
            .object([
                "id": .string, "name": .string, "kind": .string, "names": .array(.string), "hosts": .array(.string),
                "parent": .optional(.string), "successor": .optional(.string), "position": .string,
                "roles": .array(
                    .object([
                        "from": .optional(.string), "to": .optional(.string), "country": .optional(.string),
                        "sectors": .array(.string), "office": .optional(.string),
                    ])),
            ])
        ) { desk, question in
            let actor = try desk.actor(try question.required("id"))
            return [
                "id": .string(actor.id), "name": .string(actor.name), "kind": .string(actor.kind.rawValue),
                "names": .array(actor.aliases.map { .string($0.text) }),
                "hosts": .array(actor.hosts.map(JSONValue.string)), "parent": JSONValue(actor.parent),
                "successor": JSONValue(actor.successor), "position": .string("\(actor.position)"),
                "roles": .array(
                    actor.roles.map { role in
                        [
                            "from": JSONValue(role.from?.description), "to": JSONValue(role.to?.description),
                            "country": JSONValue(role.country),
                            "sectors": .array(role.sectors.map(JSONValue.string)), "office": JSONValue(role.office),
                        ]
                    }),
            ]
        },
    ]

    private func actor(_ id: String) throws -> Actor {
        guard let actor = names.actor(id) ?? rapporteur.knowledge.actors(named: id).first else {
            throw Problem.missing("'\(id)' is no actor that the knowledge has.")
        }
        return actor
    }

    private func actorPage(_ question: Question) throws -> Answer {
        let actor = try actor(try question.required("id"))
        let words = words(question)
        var query = StatementQuery()
        query.party = names.filter(actor.id)
        let events = try archive.page(of: query, limit: 60).statements
        let ordered = events.filter { $0.kind != .event } + events.filter { $0.kind == .event }
        var content: [String: Any] = [
            "kind": words["kind_" + actor.kind.rawValue], "position": "\(actor.position)",
            "names": Set(actor.aliases.map(\.text)).subtracting([actor.name]).sorted().joined(separator: " · "),
            "roles": actor.roles.map { role -> [String: Any] in
                [
                    "date": Days.text(role.from, role.to, words), "country": role.country.map(names.name) ?? "",
                    "sectors": role.sectors.joined(separator: " "), "office": role.office ?? "",
                ]
            },
            "rows": ordered.map { row($0, question) }, "isEmpty": ordered.isEmpty,
            "eventsLink": question.to("/events", ["party": actor.id]),
            "timelineLink": question.to("/timeline", ["party": actor.id]),
            "networkLink": question.to("/network", ["party": actor.id]),
            "mapLink": question.to("/map", ["party": actor.id]),
            "briefingLink": question.to("/briefing", ["of": actor.id]),
        ]
        content["related"] = [("parent", actor.parent), ("successor", actor.successor)].compactMap {
            name, id -> [String: Any]? in
            id.map { ["label": words[name], "name": names.name($0), "link": question.to("/actor", ["id": $0])] }
        }
        if actor.kind == .peaceOperation {
            content["missionLink"] = question.to("/mission", ["id": actor.id])
            content["hosts"] = actor.hosts.map {
                ["name": names.name($0), "link": question.to("/briefing", ["of": $0])]
            }
        }
        return page("actor", question, title: actor.name, content)
    }

    private func missionPage(_ question: Question) throws -> Answer {
        let actor = try actor(try question.required("id"))
        let words = words(question)
        let (cover, isComplete) = try cover(of: actor.id, question)
        let state = try state(of: actor.id, question)
        let mission = state.situation.missions.first { $0.id == actor.id }
        let dates: [(String, String?)] = [
            ("phase", mission?.phase?.rawValue), ("established", mission?.established?.description),
            ("mandateEnds", mission?.mandateEnds?.description), ("ended", mission?.ended?.description),
            ("drawdownFrom", mission?.drawdownFrom?.description),
            ("withdrawnBy", mission?.withdrawnBy?.description),
            ("liquidationFrom", mission?.liquidationFrom?.description), ("consent", mission?.consent),
            ("consentSince", mission?.consentSince?.description), ("endCause", mission?.endCause),
        ]
        return page(
            "mission", question, title: "\(actor.name), \(state.situation.on)",
            [
                "id": actor.id, "on": state.situation.on.description,
                "hosts": actor.hosts.map {
                    ["name": names.name($0), "link": question.to("/briefing", ["of": $0])]
                },
                "facts": dates.compactMap { name, value in
                    value.map { ["label": words["mission_" + name], "value": $0] }
                },
                "cover": table(of: cover, question), "hasSites": !cover.sites.isEmpty,
                "mapLink": question.to("/map", ["mission": actor.id, "on": state.situation.on.description]),
                "actorLink": question.to("/actor", ["id": actor.id]),
                "sections": try sections(of: state.situation, question), "wholeLink": wholeLink(question),
            ], reload: isComplete ? nil : 2, isLasting: isComplete)
    }

    /// The place of a name: that of the coordinates where they are given, else the most populous.
    private func place(named name: String, _ question: Question) throws -> GazetteerEntry {
        let gazetteer = rapporteur.coder.toponyms.gazetteer
        let found = gazetteer.namings(of: name).map { gazetteer[$0.place] }
        if let latitude = question["latitude"].flatMap(Double.init), abs(latitude) <= 90,
            let longitude = question["longitude"].flatMap(Double.init), abs(longitude) <= 180
        {
            let near = found.filter { abs($0.latitude - latitude) + abs($0.longitude - longitude) < 0.5 }
            let entry = near.max { $0.population < $1.population }
            return entry
                ?? GazetteerEntry(name: name, kind: .town, country: "", latitude: latitude, longitude: longitude)
        }
        let settlements = found.filter { [.town, .capital].contains($0.kind) }
        guard let best = (settlements.isEmpty ? found : settlements).max(by: { $0.population < $1.population }) else {
            throw Problem.missing("No place is called '\(name)'.")
        }
        return best
    }

    private func placePage(_ question: Question) throws -> Answer {
        let name = try question.required("name")
        let words = words(question)
        let within = try question.number("within", in: 1...2_000, otherwise: 25)
        let place = try place(named: name, question)
        var query = StatementQuery()
        query.area = .init(latitude: place.latitude, longitude: place.longitude, kilometres: Double(within))
        let page = try page(of: query, question)
        var nearby = query
        nearby.kinds = [.event]
        let survey = try archive.surveyedPlaces(of: nearby, newest: settings.statementsPerDrawing, limit: 60)
        let points = survey.tallies.map { near in
            MapDrawing.Point(
                name: near.name, latitude: near.latitude, longitude: near.longitude, count: near.count, type: near.type,
                link: link(toPlace: near.name, latitude: near.latitude, longitude: near.longitude, question),
                title: "\(near.name): \(near.count)")
        }
        let drawing = MapDrawing(
            extent: points.map { ($0.latitude, $0.longitude) } + [(place.latitude, place.longitude)])
        return self.page(
            "place", question, title: place.name,
            [
                "country": names.name(place.country), "within": within, "name": name,
                "placeLatitude": question["latitude"] ?? "", "placeLongitude": question["longitude"] ?? "",
                "countryLink": question.to("/briefing", ["of": place.country]),
                "latitude": String(place.latitude), "longitude": String(place.longitude),
                "population": (place.population > 0 ? String(place.population) : nil),
                "drawing": drawing.svg(points, [], files.borders, alternative: words["mapAlternative"]),
                "rows": page.statements.map { row($0, question) }, "isEmpty": page.statements.isEmpty,
                "paging": paging(question, page),
            ])
    }
}
