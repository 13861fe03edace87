import Foundation

extension CoverReport {
    /// All that is told, with the source of each number.
    public var json: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
            let value = CoverValue(
                mission: cover.mission, on: cover.on.description, radius: cover.radius, months: cover.months,
                sites: cover.sites.map { CoverValue.Site($0, stands: cover.stands($0)) })
            return String(decoding: try encoder.encode(value), as: UTF8.self)
        }
    }
}

/// A cover as it is written.
private struct CoverValue: Encodable {
    struct Site: Encodable {
        var site: String
        var latitude, longitude: Double
        var troops: Int?
        var troopsAsOf, troopsBy: String?
        var stands: Bool
        var closed, closedBy, notOnMapOf: String?
        var events: [Event]
        var others: [Other]
        var nearest: String?
        var nearestKilometres: Double?

        init(_ site: Cover.Site, stands: Bool) {
            self.site = site.name
            latitude = site.latitude
            longitude = site.longitude
            troops = site.deployment?.troops ?? site.troops
            troopsAsOf = site.deployment.map { CoverReport.month($0.month) }
            troopsBy = site.deployment?.report
            self.stands = stands
            closed = site.closed?.description
            closedBy = site.closedBy
            notOnMapOf = site.missingFrom.map { CoverReport.month($0) }
            events = site.incidents.map { incident in
                Event(
                    report: incident.report, id: incident.event, event: incident.line, day: incident.day.description,
                    kilometres: CoverValue.tenths(incident.kilometres))
            }
            others = site.others.map { other in
                Other(
                    name: other.name, contests: other.contests, report: other.source.report,
                    quotation: other.source.quotation)
            }
            nearest = site.nearest?.name
            nearestKilometres = site.nearest.map { CoverValue.tenths($0.kilometres) }
        }
    }

    struct Event: Encodable {
        var report, id, event, day: String
        var kilometres: Double
    }

    struct Other: Encodable {
        var name: String
        var contests: Bool
        var report, quotation: String
    }

    var mission, on: String
    var radius: Double
    var months: Int
    var sites: [Site]

    static func tenths(_ kilometres: Double) -> Double { (kilometres * 10).rounded() / 10 }
}
