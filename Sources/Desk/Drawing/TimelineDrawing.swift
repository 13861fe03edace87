/// A tally as stacked bars; each bar leads to its days.
struct TimelineDrawing {
    private static let (width, height, bottom) = (960.0, 260.0, 28.0)
    let svg: String

    init(_ tally: TimelineTally, alternative: String, link: (TimelineTally.Bin) -> String) {
        var markup = Markup()
        let most = max(1, tally.bins.map(\.total).max() ?? 1)
        let step = Self.width / Double(max(1, tally.bins.count))
        let scale = (Self.height - Self.bottom - 16) / Double(most)
        markup.open(
            "svg",
            [
                "viewBox": "0 0 \(Self.width.short) \(Self.height.short)", "class": "timeline", "role": "group",
                "aria-label": alternative,
            ])
        for part in [0, most / 2, most] where part == 0 || part > 0 {
            let y = Self.height - Self.bottom - Double(part) * scale
            markup.element("line", ["x1": "0", "x2": Self.width.short, "y1": y.short, "y2": y.short, "class": "rule"])
            if part > 0 { markup.element("text", ["x": "2", "y": (y - 3).short, "class": "tick"], "\(part)") }
        }
        let labelled = max(1, tally.bins.count / 8)
        for (index, bin) in tally.bins.enumerated() {
            let x = Double(index) * step
            if index % labelled == 0, x < Self.width - 40 {
                markup.element(
                    "text", ["x": (x + 1).short, "y": (Self.height - 8).short, "class": "tick"], Self.label(bin, tally))
            }
            guard bin.total > 0 else { continue }
            let counts = bin.counts.map { "\($0.type) \($0.count)" }.joined(separator: ", ")
            markup.open("a", ["href": link(bin), "aria-label": "\(bin.from): \(counts)"])
            markup.element("title", [:], "\(bin.from) – \(bin.to): \(counts)")
            var y = Self.height - Self.bottom
            for (type, count) in bin.counts {
                let height = Double(count) * scale
                y -= height
                markup.element(
                    "rect",
                    [
                        "x": (x + step * 0.08).short, "y": y.short, "width": max(1, step * 0.84).short,
                        "height": max(0.6, height).short, "class": "type-\(type)",
                    ])
            }
            markup.close("a")
        }
        markup.close("svg")
        svg = markup.html
    }

    private static func label(_ bin: TimelineTally.Bin, _ tally: TimelineTally) -> String {
        let text = bin.from.description
        return switch tally.step {
        case .day, .week: text
        case .month, .quarter: String(text.prefix(7))
        case .year: String(text.prefix(4))
        }
    }
}
