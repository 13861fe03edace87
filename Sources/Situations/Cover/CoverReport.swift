import Calendars
import Foundation

/// A cover as a table for people and as GeoJSON (RFC 7946) for maps.
public struct CoverReport: Sendable {
    let cover: Cover

    public init(_ cover: Cover) { self.cover = cover }

    public var table: String {
        var out = "COVER  \(cover.mission)  on \(cover.on)\n"
        out += "events within \(Int(cover.radius)) km in the \(cover.months) months before, from the reports given\n\n"
        let heads = ["site", "troops", "state", "events", "next site", "km", "others", "contested by"]
        let rows = cover.sites.map(row)
        let widths = heads.indices.map { column in
            min(34, ([heads[column]] + rows.map { $0[column] }).map(\.count).max() ?? 0)
        }
        for cells in [heads] + rows {
            var text = ""
            for (cell, width) in zip(cells, widths) {
                let shown = cell.count > width ? cell.prefix(width - 1) + "…" : cell[...]
                text += shown + String(repeating: " ", count: width - shown.count + 2)
            }
            while text.last == " " { text.removeLast() }
            out += text + "\n"
        }
        let remaining = cover.sites.filter(cover.stands).count
        out += "\n\(cover.sites.count) sites, \(remaining) remain\n"
        for site in cover.sites where !site.incidents.isEmpty || !site.others.isEmpty || site.deployment != nil {
            out += "\n\(site.name)\n"
            if let deployment = site.deployment {
                let troops = deployment.troops.map { "\($0) troops" } ?? "on the map, troops not told"
                out += "  \(Self.month(deployment.month))  \(troops)  (\(deployment.report))\n"
            }
            for incident in site.incidents {
                out +=
                    "  \(incident.day)  \(Self.rounded(incident.kilometres)) km  \(incident.line)  (\(incident.report))\n"
            }
            for other in site.others {
                out += "  \(other.name)  “\(other.source.quotation)”  (\(other.source.report))\n"
            }
        }
        return out
    }

    /// `2023-06`
    static func month(_ range: DateRange) -> String { range.from.map { String($0.description.prefix(7)) } ?? "" }

    private func state(_ site: Cover.Site) -> String {
        if let closed = site.closed { return closed <= cover.on ? "left \(closed)" : "to leave \(closed)" }
        if let month = site.missingFrom { return "not on the map of \(Self.month(month))" }
        return "stands, as far as is known"
    }

    private func row(_ site: Cover.Site) -> [String] {
        [
            site.name, (site.deployment?.troops ?? site.troops).map(String.init) ?? "", state(site),
            String(site.incidents.count),
            site.nearest?.name ?? "none",
            site.nearest.map { Self.rounded($0.kilometres) } ?? "",
            site.others.filter { !$0.contests }.map(\.name).joined(separator: ", "),
            site.others.filter(\.contests).map(\.name).joined(separator: ", "),
        ]
    }

    static func rounded(_ kilometres: Double) -> String { String(Int(kilometres.rounded())) }

    // MARK: GeoJSON

    public var geoJSON: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
            let collection = Collection(features: cover.sites.map { feature($0) })
            return String(decoding: try encoder.encode(collection), as: UTF8.self)
        }
    }

    private func feature(_ site: Cover.Site) -> Feature {
        Feature(
            geometry: Point(coordinates: [site.longitude, site.latitude]),
            properties: Properties(
                mission: cover.mission, site: site.name, on: cover.on.description,
                troops: site.deployment?.troops ?? site.troops,
                troopsAsOf: site.deployment.map { Self.month($0.month) }, troopsBy: site.deployment?.report,
                stands: cover.stands(site), closed: site.closed?.description, closedBy: site.closedBy,
                events: site.incidents.map { "\($0.report)#\($0.event)" }, nearest: site.nearest?.name,
                nearestKilometres: site.nearest.map { ($0.kilometres * 10).rounded() / 10 },
                others: site.others.filter { !$0.contests }.map(\.name),
                contestedBy: site.others.filter(\.contests).map(\.name)))
    }

    private struct Collection: Encodable {
        var type = "FeatureCollection"
        var features: [Feature]
    }

    private struct Feature: Encodable {
        var type = "Feature"
        var geometry: Point
        var properties: Properties
    }

    private struct Point: Encodable {
        var type = "Point"
        var coordinates: [Double]
    }

    private struct Properties: Encodable {
        var mission, site, on: String
        var troops: Int?
        var troopsAsOf, troopsBy: String?
        var stands: Bool
        var closed, closedBy: String?
        var events: [String]
        var nearest: String?
        var nearestKilometres: Double?
        var others, contestedBy: [String]
    }
}
