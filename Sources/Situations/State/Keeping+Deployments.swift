import Calendars
import Coding
import Knowledge

extension Keeping {
    /// Sites and troops of missions in the last month up to the day that a data set of deployments has.
    mutating func keepDeployments() {
        var maps: [String: [(presence: MissionPresence, index: Int)]] = [:]
        for (index, testimony) in testimonies.enumerated() {
            for presence in testimony.presences
            where isInScope(presence.mission) && (presence.month.from.map { $0 <= on } ?? false) {
                maps[presence.mission, default: []].append((presence, index))
            }
        }
        for (mission, rows) in maps.sorted(by: { $0.key < $1.key }) {
            guard let last = rows.compactMap(\.presence.month.from).max() else { continue }
            let current = rows.filter { $0.presence.month.from == last }
                .sorted { ($0.presence.place, $0.presence.report) < ($1.presence.place, $1.presence.report) }
            for (presence, index) in current {
                let troops = presence.troops.map { "\($0) troops" } ?? "troops not told"
                add(
                    Situation.Line(
                        .presence, mission, "deployed", "\(presence.place): \(troops)", date: presence.month,
                        sources: [source(index, presence.range)]))
            }
        }
    }

    private func isInScope(_ mission: String) -> Bool {
        guard let scope else { return true }
        if let actor = scope.actor { return actor == mission }
        return scope.country.map { builder.missions[mission]?.hosts.contains($0) ?? false } ?? false
    }
}
