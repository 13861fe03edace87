import Archive
import Calendars
import Foundation
import Knowledge
import Situations

extension Desk {
    static let briefingParameters: [Endpoint.Parameter] = [
        .query("of", "A country, mission or other actor: its code, name or identifier.", example: "MLI"),
        .query("on", "The day whose state is asked (default: that of the newest report).", example: "2023-06-30"),
        .query("known", "Look only at reports published by this day."),
    ]

    /// Long sections are shown in part, unless one is asked for.
    static let sectionParameters: [Endpoint.Parameter] = [
        .query("section", "Only this section, such as presence, a page at a time."),
        .query("line", "Only this line of the section, counted from 0, with all its sources."), pageParameters[0],
    ]

    static let briefingEndpoints: [Endpoint] = [
        .page("/briefing", "The state of a country or mission on a day", briefingParameters + sectionParameters) {
            desk, question in try desk.briefing(question)
        },
        .json(
            "/api/situation", "The state of a country or mission on a day; read again while it is not complete",
            briefingParameters,
            .object([
                "scope": .string, "on": .string, "known": .string, "isComplete": .boolean, "read": .integer,
                "reports": .integer, "situation": .statement,
            ]), isLasting: false
        ) { desk, question in
            let scope = try question.required("of")
            let state = try desk.state(of: scope, question)
            return [
                "scope": .string(scope), "on": .string(state.situation.on.description),
                "known": .string(state.situation.known.description), "isComplete": .bool(state.reading.isComplete),
                "read": JSONValue(state.reading.testimonies.count), "reports": JSONValue(state.reading.count),
                "situation": JSONValue(encoding: state.situation),
            ]
        },
    ]

    /// A state and the reports it stands on.
    struct State {
        var situation: Situation
        var reading: Testimonies.Reading
        /// Days between which the clocks may be set.
        var first: CalendarDate
        var last: CalendarDate
        /// Whether older reports were left out.
        var isCut: Bool
    }

    func state(of scope: String, _ question: Question) throws -> State {
        let (reading, isCut) = try reading(of: scope, known: try question.day("known"))
        let days = reading.testimonies.compactMap(\.published)
        let newest = try archive.newestReports(offset: 0, limit: 1).reports.first?.published
        guard let last = days.max() ?? newest ?? CalendarDate(iso: "2023-06-30") else {
            throw Problem.missing("The archive is empty.")
        }
        let on = try question.day("on") ?? last
        let situation = situations.situation(
            of: reading.testimonies, scope: scope, on: on, known: try question.day("known"))
        guard let situation else {
            throw Problem.missing("'\(scope)' is no country or actor that the knowledge has.")
        }
        return State(
            situation: situation, reading: reading, first: min(days.min() ?? last, on), last: max(last, on),
            isCut: isCut)
    }

    /// The testimonies of the reports that concern a country or actor.
    func reading(of scope: String, known: CalendarDate?) throws -> (reading: Testimonies.Reading, isCut: Bool) {
        let filter = names.filter(scope)
        let actors = filter.entities.compactMap(names.actor)
        let missions = names.missions.filter { mission in
            filter.entities.contains(mission.id) || filter.country.map { mission.hosts.contains($0) } ?? false
        }
        let hosts = actors.filter { $0.kind == .peaceOperation }.flatMap(\.hosts)
        let versions = try archive.versions(
            concerning: filter.country ?? hosts.first, entities: filter.entities + missions.map(\.id),
            names: missions.flatMap { $0.aliases.map(\.text) }, known: known,
            limit: settings.reportsPerBriefing + 1)
        let taken = Array(versions.prefix(settings.reportsPerBriefing))
        return (testimonies.reading(of: taken, patience: 0.3), versions.count > taken.count)
    }

    private func briefing(_ question: Question) throws -> Answer {
        let words = words(question)
        var content: [String: Any] = [
            "countries": names.allCountries.map { code, name -> [String: Any] in ["value": code, "label": name] },
            "missions": names.missions.map { ["value": $0.id, "label": $0.name] },
            "of": question["of"] ?? "",
        ]
        guard let scope = question["of"] else {
            return page("briefing", question, title: words["briefing"], content)
        }
        let state = try state(of: scope, question)
        let situation = state.situation
        let name = names.name(situation.scope ?? scope)
        content["state"] = [
            "on": situation.on.description, "known": situation.known.description,
            "name": name,
            "onDay": situation.on.dayNumber, "knownDay": situation.known.dayNumber,
            "firstDay": state.first.dayNumber, "lastDay": state.last.adding(days: 400).dayNumber,
            "first": state.first.description, "last": state.last.description,
            "reports": state.reading.testimonies.count,
            "isCut": state.isCut,
            "isReading": !state.reading.isComplete,
            "progress": "\(state.reading.testimonies.count) / \(state.reading.count)",
            "isEmpty": situation.lines.isEmpty,
            "sections": try sections(of: situation, question),
            "eventsLink": question.to("/events", ["party": scope]),
            "mapLink": question.to("/map", ["party": scope]),
            "timelineLink": question.to("/timeline", ["party": scope]),
            "networkLink": question.to("/network", ["party": scope]),
        ]
        content["wholeLink"] = wholeLink(question)
        return page(
            "briefing", question, title: "\(name), \(situation.on)", content,
            reload: state.reading.isComplete ? nil : 2, isLasting: state.reading.isComplete)
    }
}
