import Foundation

/// A cover as a table for people and as GeoJSON (RFC 7946) for maps.
public struct CoverReport: Sendable {
    private let cover: Cover

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
        let remaining = cover.sites.filter(stands).count
        out += "\n\(cover.sites.count) sites, \(remaining) remain\n"
        for site in cover.sites where !site.incidents.isEmpty || !site.others.isEmpty {
            out += "\n\(site.name)\n"
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

    private func stands(_ site: Cover.Site) -> Bool { site.closed.map { $0 > cover.on } ?? (site.closedBy == nil) }

    private func row(_ site: Cover.Site) -> [String] {
        let state = site.closed.map { $0 <= cover.on ? "left \($0)" : "to leave \($0)" } ?? "stands, as far as is known"
        return [
            site.name, site.troops.map(String.init) ?? "", state, String(site.incidents.count),
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
                mission: cover.mission, site: site.name, on: cover.on.description, troops: site.troops,
                stands: stands(site), closed: site.closed?.description, closedBy: site.closedBy,
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
        var stands: Bool
        var closed, closedBy: String?
        var events: [String]
        var nearest: String?
        var nearestKilometres: Double?
        var others, contestedBy: [String]
    }
}
