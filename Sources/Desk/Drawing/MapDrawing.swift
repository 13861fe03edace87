import Foundation

/// A map in plate carrée, true to scale in the middle: borders, a graticule, and what lies on them.
struct MapDrawing {
    struct Point {
        var name: String
        var latitude: Double
        var longitude: Double
        /// How many events; the area of the circle.
        var count: Int
        var type: String
        var link: String
        var title: String
    }

    struct Site {
        var name: String
        var latitude: Double
        var longitude: Double
        /// Whether somebody still stands there.
        var stands: Bool
        var title: String
    }

    private static let (width, most) = (960.0, 720.0)
    private let west, east, south, north, scale, squeeze, height: Double

    /// - Parameter extent: the points that must be seen.
    init(extent: [(latitude: Double, longitude: Double)]) {
        let latitudes = extent.map(\.latitude).sorted()
        let longitudes = extent.map(\.longitude).sorted()
        var (low, high) = (latitudes.first ?? -50, latitudes.last ?? 70)
        var (left, right) = (longitudes.first ?? -170, longitudes.last ?? 180)
        let margin = max(1.5, 0.12 * max(high - low, right - left))
        (low, high) = (max(-85, low - margin), min(85, high + margin))
        (left, right) = (max(-180, left - margin), min(180, right + margin))
        squeeze = max(0.2, cos((low + high) / 2 * .pi / 180))
        // Neither a strip nor a tower.
        let wanted = (right - left) * squeeze / 1.9
        if high - low < wanted {
            let more = (wanted - (high - low)) / 2
            (low, high) = (max(-85, low - more), min(85, high + more))
        }
        let tall = (high - low) / Self.most * Self.width / squeeze
        if right - left < tall {
            let more = (tall - (right - left)) / 2
            (left, right) = (max(-180, left - more), min(180, right + more))
        }
        (west, east, south, north) = (left, right, low, high)
        scale = Self.width / (right - left)
        height = (high - low) * scale / squeeze
    }

    private func x(_ longitude: Double) -> Double { (longitude - west) * scale }
    private func y(_ latitude: Double) -> Double { (north - latitude) * scale / squeeze }

    func svg(_ points: [Point], _ sites: [Site], _ borders: Borders, alternative: String) -> String {
        var markup = Markup()
        markup.open(
            "svg",
            [
                "viewBox": "0 0 \(Self.width.short) \(height.short)", "class": "map", "role": "group",
                "aria-label": alternative, "data-zoom": "",
            ])
        drawGraticule(&markup)
        draw(borders, &markup)
        let largest = Double(points.map(\.count).max() ?? 1)
        for point in points.sorted(by: { ($1.count, $0.name) < ($0.count, $1.name) }) {
            let radius = 4 + 18 * (Double(point.count) / largest).squareRoot()
            markup.open("a", ["href": point.link, "aria-label": point.title])
            markup.element("title", [:], point.title)
            markup.element(
                "circle",
                [
                    "cx": x(point.longitude).short, "cy": y(point.latitude).short, "r": radius.short,
                    "class": "type-\(point.type)",
                ])
            markup.close("a")
        }
        for site in sites {
            let (x, y) = (x(site.longitude), y(site.latitude))
            markup.open("g", ["class": site.stands ? "site" : "site left"])
            markup.element("title", [:], site.title)
            markup.element(
                "rect", ["x": (x - 5).short, "y": (y - 5).short, "width": "10", "height": "10"])
            if !site.stands {
                markup.element(
                    "path",
                    ["d": "M\((x - 8).short) \((y - 8).short)L\((x + 8).short) \((y + 8).short)"])
            }
            markup.close("g")
        }
        drawNames(points, sites, &markup)
        markup.close("svg")
        return markup.html
    }

    /// Names of the weightiest, where there is room.
    private func drawNames(_ points: [Point], _ sites: [Site], _ markup: inout Markup) {
        var taken: [(x: Double, y: Double, width: Double)] = []
        let names =
            sites.map { ($0.name, x($0.longitude), y($0.latitude)) }
            + points.map { ($0.name, x($0.longitude), y($0.latitude)) }
        for (name, x, y) in names.prefix(60) {
            let width = Double(name.count) * 7.5
            let isFree = taken.allSatisfy { other in
                abs(other.y - y) > 15 || x + width < other.x || other.x + other.width < x
            }
            guard isFree, x + width + 12 < Self.width else { continue }
            taken.append((x, y, width))
            markup.element("text", ["x": (x + 9).short, "y": (y + 4).short, "class": "name"], name)
        }
    }

    private func drawGraticule(_ markup: inout Markup) {
        let span = max(east - west, north - south)
        let step = [1.0, 2, 5, 10, 20, 30].first { span / $0 <= 9 } ?? 30
        var path = ""
        for longitude in stride(from: (west / step).rounded(.up) * step, through: east, by: step) {
            path += "M\(x(longitude).short) 0V\(height.short)"
            markup.element(
                "text", ["x": (x(longitude) + 2).short, "y": (height - 4).short, "class": "tick"],
                "\(Int(abs(longitude)))° \(longitude < 0 ? "W" : "E")")
        }
        for latitude in stride(from: (south / step).rounded(.up) * step, through: north, by: step) {
            path += "M0 \(y(latitude).short)H\(Self.width.short)"
            markup.element(
                "text", ["x": "2", "y": (y(latitude) - 3).short, "class": "tick"],
                "\(Int(abs(latitude)))° \(latitude < 0 ? "S" : "N")")
        }
        markup.element("path", ["d": path, "class": "graticule"])
    }

    private func draw(_ borders: Borders, _ markup: inout Markup) {
        let low = SIMD2(Float(west), Float(south))
        let high = SIMD2(Float(east), Float(north))
        // Regions help in one country, and hinder on a continent.
        let showsRegions = east - west < 40
        for kind in [Borders.Outline.Kind.country, .region, .disputed] where kind != .region || showsRegions {
            var path = ""
            for outline in borders.outlines where outline.kind == kind {
                guard all(outline.low .<= high), all(outline.high .>= low) else { continue }
                for line in outline.lines { path += self.path(of: line, low, high) }
            }
            if !path.isEmpty { markup.element("path", ["d": path, "class": kind.rawValue]) }
        }
    }

    /// A line with no more points than can be seen.
    private func path(of line: [SIMD2<Float>], _ low: SIMD2<Float>, _ high: SIMD2<Float>) -> String {
        let margin = (high - low) * 0.1
        let (low, high) = (low - margin, high + margin)
        guard line.contains(where: { all($0 .>= low) && all($0 .<= high) }) else { return "" }
        var path = ""
        var last: (x: Double, y: Double)?
        for point in line {
            // What lies far outside is drawn at the edge.
            let seen = pointwiseMin(pointwiseMax(point, low), high)
            let (x, y) = (x(Double(seen.x)), y(Double(seen.y)))
            if let last, abs(last.x - x) + abs(last.y - y) < 1.2 { continue }
            path += "\(last == nil ? "M" : "L")\(x.short) \(y.short)"
            last = (x, y)
        }
        return path
    }
}
