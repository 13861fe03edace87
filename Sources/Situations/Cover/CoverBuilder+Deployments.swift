import Calendars

extension CoverBuilder {
    /// Adds what maps of deployments say: troops of the last month that has a site, and sites that no report names.
    func addDeployments(
        of mission: String, _ testimonies: [Testimony], _ day: CalendarDate, to sites: inout [Cover.Site]
    ) {
        let maps = testimonies.flatMap(\.presences).filter { presence in
            presence.mission == mission && (presence.month.from.map { $0 <= day } ?? false)
        }
        guard let last = maps.map(\.month).max(by: Self.precedes) else { return }
        let newestFirst = maps.sorted { one, other in
            one.month == other.month ? one.report < other.report : Self.precedes(other.month, one.month)
        }
        for presence in newestFirst {
            let index =
                sites.firstIndex { $0.name == presence.place }
                ?? sites.firstIndex { site in
                    Self.kilometres(site.latitude, site.longitude, presence.latitude, presence.longitude) < 15
                }
            guard let index else {
                sites.append(
                    Cover.Site(
                        name: presence.place, latitude: presence.latitude, longitude: presence.longitude, troops: nil,
                        closed: nil, closedBy: nil, deployment: presence,
                        missingFrom: presence.month == last ? nil : last, others: [], incidents: [], nearest: nil))
                continue
            }
            if let known = sites[index].deployment {
                // Units of one month at one site stand in rows of their own.
                guard known.month == presence.month, known.report != presence.report, let troops = presence.troops
                else { continue }
                sites[index].deployment?.troops = (known.troops ?? 0) + troops
            } else {
                sites[index].deployment = presence
                if presence.month != last { sites[index].missingFrom = last }
            }
        }
    }

    private static func precedes(_ one: DateRange, _ other: DateRange) -> Bool {
        (one.from?.dayNumber ?? .min) < (other.from?.dayNumber ?? .min)
    }
}
