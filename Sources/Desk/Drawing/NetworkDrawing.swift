/// Actors and their ties.
struct NetworkDrawing {
    struct Node {
        var name: String
        var count: Int
        var link: String
    }

    struct Tie {
        var from: Int
        var to: Int
        var count: Int
        /// The most frequent type.
        var type: String
        var title: String
    }

    private static let size = SIMD2(960.0, 620.0)
    let svg: String

    init(_ nodes: [Node], _ ties: [Tie], alternative: String) {
        let layout = NetworkLayout(
            nodes: nodes.count, ties: ties.map { ($0.from, $0.to, Double($0.count)) }, size: Self.size)
        let positions = layout.positions
        var markup = Markup()
        markup.open(
            "svg",
            [
                "viewBox": "0 0 \(Self.size.x.short) \(Self.size.y.short)", "class": "network", "role": "group",
                "aria-label": alternative, "data-zoom": "",
            ])
        let heaviest = Double(ties.map(\.count).max() ?? 1)
        for tie in ties.reversed() {
            let (start, end) = (positions[tie.from], positions[tie.to])
            // Bent to the left, so that both directions are seen.
            let across = SIMD2(start.y - end.y, end.x - start.x) * 0.12
            let middle = (start + end) / 2 + across
            markup.open("g", ["class": "tie type-\(tie.type)"])
            markup.element("title", [:], tie.title)
            markup.element(
                "path",
                [
                    "d": """
                    M\(start.x.short) \(start.y.short)Q\(middle.x.short) \(middle.y.short) \(end.x.short) \(end.y.short)
                    """,
                    "stroke-width": (1 + 6 * (Double(tie.count) / heaviest).squareRoot()).short,
                ])
            markup.close("g")
        }
        let most = Double(nodes.map(\.count).max() ?? 1)
        for (node, position) in zip(nodes, positions) {
            markup.open("a", ["href": node.link, "aria-label": "\(node.name), \(node.count)"])
            markup.element("title", [:], "\(node.name): \(node.count)")
            let radius = 5 + 13 * (Double(node.count) / most).squareRoot()
            markup.element(
                "circle", ["cx": position.x.short, "cy": position.y.short, "r": radius.short, "class": "node"])
            markup.element(
                "text", ["x": position.x.short, "y": (position.y - radius - 4).short, "class": "name centred"],
                node.name)
            markup.close("a")
        }
        markup.close("svg")
        svg = markup.html
    }
}
