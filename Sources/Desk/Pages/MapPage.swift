import Archive
import Calendars
import Situations

extension Desk {
    static let mapParameters =
        filterParameters + [
            Endpoint.Parameter.query("mission", "A mission whose sites and cover are shown.", example: "minusma"),
            .query("on", "The day on which sites stand or not."),
        ]

    static let mapEndpoints: [Endpoint] = [
        .page("/map", "Where things happen, and which bases stand", mapParameters) { desk, question in
            try desk.map(question)
        },
        .json(
            "/api/places", "Places by the number of their events", filterParameters + [pageParameters[1]],
            .object([
                "since": .optional(.string),
                "items": .array(
                    .object([
                        "name": .string, "country": .optional(.string), "latitude": .number, "longitude": .number,
                        "count": .integer, "type": .string,
                    ])),
            ])
        ) { desk, question in
            let limit = try question.number("limit", in: 1...200, otherwise: 200)
            let survey = try desk.archive.surveyedPlaces(
                of: try desk.query(question), newest: desk.settings.statementsPerDrawing, limit: limit)
            return [
                "since": JSONValue(survey.since?.description),
                "items": .array(
                    survey.tallies.map { place in
                        [
                            "name": .string(place.name), "country": JSONValue(place.country),
                            "latitude": .number(place.latitude), "longitude": .number(place.longitude),
                            "count": JSONValue(place.count), "type": .string(place.type),
                        ]
                    }),
            ]
        },
        .json(
            "/api/cover", "Place by place what the departure of a mission leaves; read again while it is not complete",
            [
                .required("mission", "Its name or identifier.", example: "minusma"),
                .query("on", "The day.", example: "2023-11-15"), .query("radius", "Kilometres, 1 to 1000."),
                .query("months", "How far back events count, 1 to 1200."),
            ],
            .object(["isComplete": .boolean, "cover": .statement]), isLasting: false
        ) { desk, question in
            let (cover, isComplete): (Cover, Bool) = try desk.cover(of: try question.required("mission"), question)
            return [
                "isComplete": .bool(isComplete),
                "cover": JSONValue(parsing: try CoverReport(cover).geoJSON) ?? .object([:]),
            ]
        },
    ]

    /// What the departure of a mission leaves, as far as its reports have been read.
    func cover(of mission: String, _ question: Question) throws -> (cover: Cover, isComplete: Bool) {
        let known = try question.day("known")
        let (reading, _) = try reading(of: mission, known: known)
        let last = reading.testimonies.compactMap(\.published).max()
        guard let day = try question.day("on") ?? known ?? last ?? CalendarDate(iso: "2023-06-30"),
            let cover = covers.cover(
                of: mission, from: reading.testimonies, on: day,
                radius: Double(try question.number("radius", in: 1...1_000, otherwise: 50)),
                months: try question.number("months", in: 1...1_200, otherwise: 12))
        else { throw Problem.missing("'\(mission)' is no peace operation that the knowledge has.") }
        return (cover, reading.isComplete)
    }

    private func map(_ question: Question) throws -> Answer {
        let words = words(question)
        let survey = try archive.surveyedPlaces(
            of: try query(question), newest: settings.statementsPerDrawing, limit: 150)
        let places = survey.tallies
        let found = try question["mission"].map { try self.cover(of: $0, question) }
        let cover: Cover? = found?.cover
        let points = places.map { place in
            MapDrawing.Point(
                name: place.name, latitude: place.latitude, longitude: place.longitude, count: place.count,
                type: place.type,
                link: link(toPlace: place.name, latitude: place.latitude, longitude: place.longitude, question),
                title: "\(place.name): \(place.count) (\(place.type))")
        }
        let sites = (cover?.sites ?? []).map { site in
            MapDrawing.Site(
                name: site.name, latitude: site.latitude, longitude: site.longitude, stands: stands(site, cover),
                title: "\(site.name): \(standing(of: site, cover, words))")
        }
        let extent =
            sites.isEmpty
            ? points.map { ($0.latitude, $0.longitude) } : sites.map { ($0.latitude, $0.longitude) }
        let drawing = MapDrawing(extent: extent.isEmpty ? [(-50, -170), (70, 180)] : extent)
        var content: [String: Any?] = [
            "filter": filter(question), "isEmpty": places.isEmpty && sites.isEmpty,
            "left": leftOut(since: survey.since, question),
            "hasBorders": !files.borders.outlines.isEmpty,
            "missions": names.missions.map {
                ["value": $0.id, "label": $0.name, "isChosen": $0.id == question["mission"]]
            },
            "on": question["on"] ?? "",
            "drawing": drawing.svg(points, sites, files.borders, alternative: words["mapAlternative"]),
            "places": places.map { place -> [String: Any] in
                [
                    "name": place.name, "country": place.country.map(names.name) ?? "", "count": place.count,
                    "type": place.type, "class": "type-\(place.type)",
                    "link": link(
                        toPlace: place.name, latitude: place.latitude, longitude: place.longitude, question),
                ]
            },
        ]
        if let cover { content["cover"] = table(of: cover, question) }
        return page(
            "map", question, title: words["map"], content, reload: found?.isComplete == false ? 2 : nil,
            isLasting: found?.isComplete ?? true)
    }

    private func stands(_ site: Cover.Site, _ cover: Cover?) -> Bool {
        guard let cover else { return true }
        return site.closed.map { $0 > cover.on } ?? (site.closedBy == nil)
    }

    private func standing(of site: Cover.Site, _ cover: Cover?, _ words: Words) -> String {
        if let closed = site.closed, let cover {
            return words.filled(closed <= cover.on ? "siteLeft" : "siteToLeave", closed)
        }
        return words["siteStands"]
    }

    /// A cover as a table.
    func table(of cover: Cover, _ question: Question) -> [String: Any] {
        let words = words(question)
        return [
            "mission": cover.mission, "on": cover.on.description, "radius": Int(cover.radius),
            "months": cover.months,
            "sites": cover.sites.map { site -> [String: Any] in
                [
                    "name": site.name, "state": standing(of: site, cover, words),
                    "troops": site.troops.map(String.init) ?? "",
                    "events": site.incidents.count,
                    "nearest": site.nearest.map { "\($0.name), \(Int($0.kilometres.rounded())) km" } ?? "",
                    "others": site.others.map(\.name).joined(separator: ", "),
                    "link": link(toPlace: site.name, latitude: site.latitude, longitude: site.longitude, question),
                ]
            },
        ]
    }
}
