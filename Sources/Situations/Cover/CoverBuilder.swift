public import Calendars
import Coding
public import Knowledge

/// Works out what a departure leaves. Pure: sites from the reference and the reports, events from the reports given.
public struct CoverBuilder: Sendable {
    private let builder: SituationBuilder
    private let bases: [ReferenceBase]

    public init(_ knowledge: KnowledgeBase) {
        builder = SituationBuilder(knowledge)
        bases = knowledge.situations.bases
    }

    /// - Parameters:
    ///   - mission: its id, name or alias.
    ///   - radius: kilometres around a site within which events count.
    ///   - months: how far back from the day events count.
    /// - Returns: `nil` where no such mission is known.
    public func cover(
        of mission: String, from testimonies: [Testimony], on day: CalendarDate, radius: Double = 50, months: Int = 12
    ) -> Cover? {
        guard let id = builder.scope(mission)?.actor, let actor = builder.missions[id] else { return nil }
        var sites = self.sites(of: id, testimonies)
        addDeployments(of: id, testimonies, day, to: &sites)
        for index in sites.indices {
            sites[index].incidents = incidents(near: sites[index], testimonies, day, radius, months)
            sites[index].others = others(at: sites[index], testimonies, day, months, mission: actor)
        }
        var cover = Cover(mission: actor.name, on: day, radius: radius, months: months, sites: sites)
        let remaining = sites.filter(cover.stands)
        for index in sites.indices {
            let site = sites[index]
            sites[index].nearest = remaining.filter { $0.name != site.name }
                .map { ($0.name, Self.kilometres(site.latitude, site.longitude, $0.latitude, $0.longitude)) }
                .min { ($0.1, $0.0) < ($1.1, $1.0) }
        }
        cover.sites = sites
        return cover
    }

    // MARK: Sites

    private func sites(of id: String, _ testimonies: [Testimony]) -> [Cover.Site] {
        var sites = bases.filter { $0.mission == id }.map { base in
            Cover.Site(
                name: base.place, latitude: base.latitude, longitude: base.longitude, troops: base.troops,
                closed: base.closed?.to ?? base.closed?.from, closedBy: base.closed == nil ? nil : "\(base.position)",
                others: [], incidents: [], nearest: nil)
        }
        for testimony in testimonies {
            for statement in testimony.statements where statement.act == "handover" && statement.mission == id {
                guard [.occurred, .completed, .decided].contains(statement.stance), let place = statement.site,
                    let closed = statement.date?.to ?? statement.date?.from ?? testimony.published
                else { continue }
                if let index = sites.firstIndex(where: { isSame($0, place) }) {
                    // The report is nearer than the reference; both stand in the situation's contradictions.
                    sites[index].closed = closed
                    sites[index].closedBy = testimony.report
                } else if let latitude = place.latitude, let longitude = place.longitude {
                    sites.append(
                        Cover.Site(
                            name: place.name, latitude: latitude, longitude: longitude, troops: nil, closed: closed,
                            closedBy: testimony.report, others: [], incidents: [], nearest: nil))
                }
            }
        }
        return sites
    }

    private func isSame(_ site: Cover.Site, _ place: Statement.Site) -> Bool {
        if site.name == place.name { return true }
        guard let latitude = place.latitude, let longitude = place.longitude else { return false }
        return Self.kilometres(site.latitude, site.longitude, latitude, longitude) < 15
    }

    // MARK: What is near
    // Only places that the event's own sentence names: a dateline says where a report was written.

    private func incidents(
        near site: Cover.Site, _ testimonies: [Testimony], _ day: CalendarDate, _ radius: Double, _ months: Int
    ) -> [Cover.Incident] {
        let start = day.adding(months: -months)
        var found: [Cover.Incident] = []
        for testimony in testimonies {
            for event in testimony.account.events where [.occurred, .ongoing].contains(event.status) {
                guard Self.violent.contains(event.code.type.rawValue), let place = event.place, place.precision <= 2,
                    place.range.overlaps(event.sentence), let latitude = place.latitude,
                    let longitude = place.longitude,
                    let when = event.date.value.to ?? event.date.value.from ?? testimony.published, start < when,
                    when <= day
                else { continue }
                let distance = Self.kilometres(site.latitude, site.longitude, latitude, longitude)
                guard distance <= radius else { continue }
                found.append(
                    Cover.Incident(
                        report: testimony.report, event: event.id, line: event.line, day: when, kilometres: distance))
            }
        }
        return found.sorted { ($0.day.dayNumber, $0.event) < ($1.day.dayNumber, $1.event) }
    }

    /// PLOVER types of conflict on the ground.
    private static let violent: Set<String> = ["ASSAULT", "COERCE", "MOBILIZE", "PROTEST"]

    private func others(
        at site: Cover.Site, _ testimonies: [Testimony], _ day: CalendarDate, _ months: Int, mission: Actor
    ) -> [Cover.Presence] {
        let start = day.adding(months: -months)
        var found: [Cover.Presence] = []
        for testimony in testimonies {
            for event in testimony.account.events where [.occurred, .ongoing].contains(event.status) {
                guard let place = event.place, place.precision <= 2, place.range.overlaps(event.sentence),
                    let latitude = place.latitude,
                    let longitude = place.longitude, event.code.type.rawValue != "RETREAT",
                    Self.kilometres(site.latitude, site.longitude, latitude, longitude) < 15,
                    let when = event.date.value.from ?? event.date.value.to ?? testimony.published,
                    start < when, when <= day
                else { continue }
                // Who fights beside the host's forces does not contest them.
                let isWithHost = event.actors.contains { party in
                    party.sectors.contains("MIL") && mission.hosts.contains(party.country ?? "")
                }
                // Who is fought there is there too, if it is somebody known.
                let isFight = Self.violent.contains(event.code.type.rawValue)
                let fought = isFight ? event.recipients.filter { $0.entity != nil } : []
                for party in event.actors + fought where party.entity != mission.id && party.country != "UNO" {
                    let isArmed = !Set(party.sectors).isDisjoint(with: ["MIL", "REB", "PRM", "SPY", "COP"])
                    let name = builder.name(party)
                    guard isArmed, !found.contains(where: { $0.name == name }) else { continue }
                    let bytes = Array(testimony.text.utf8)
                    let words = String(decoding: bytes[event.sentence.clamped(to: 0..<bytes.count)], as: UTF8.self)
                    found.append(
                        Cover.Presence(
                            name: name,
                            source: Situation.Source(
                                report: testimony.report, published: testimony.published, range: event.sentence,
                                quotation: words.split(whereSeparator: \.isWhitespace).joined(separator: " "),
                                voice: nil),
                            contests: party.sectors.contains("REB") && (!isWithHost || fought.contains(party))))
                }
            }
        }
        return found
    }

    /// The great circle between two points, on a sphere of 6,371 km.
    static func kilometres(_ latitude: Double, _ longitude: Double, _ other: Double, _ otherLongitude: Double) -> Double
    {
        GreatCircle.kilometres(
            from: (latitude: latitude, longitude: longitude), to: (latitude: other, longitude: otherLongitude))
    }
}
