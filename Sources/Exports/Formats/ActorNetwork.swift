import Calendars
import Coding

/// The network of actors: a node for each, an edge for each pair, kind, type and status, with how often and from when to
/// when. Holds the network, whose size does not grow with what is told again.
struct ActorNetwork: Sendable {
    struct Node: Sendable {
        var id: String
        var label: String
        var entity: String
        var country: String
        var sectors: String
    }

    struct Edge: Hashable, Sendable {
        var source: String
        var target: String
        /// `event` or `relation`.
        var kind: String
        var type: String
        var status: String
    }

    struct Count: Sendable {
        var count = 0
        var first: CalendarDate?
        var last: CalendarDate?
    }

    private(set) var nodes: [String: Node] = [:]
    private(set) var edges: [Edge: Count] = [:]

    /// - Returns: whether the record ties anybody to anybody.
    mutating func add(_ record: ExportRecord, _ context: ExportContext) -> Bool {
        switch record.statement {
        case .event(let event):
            guard !event.actors.isEmpty, !event.recipients.isEmpty else { return false }
            for actor in event.actors {
                for recipient in event.recipients {
                    add(actor, recipient, "event", event.code.type.rawValue, event.status.rawValue, event.date, context)
                }
            }
        case .relation(let relation):
            add(
                relation.subject, relation.object, "relation", relation.kind, relation.state.rawValue, relation.valid,
                context)
        }
        return true
    }

    private mutating func add(
        _ one: Party, _ other: Party, _ kind: String, _ type: String, _ status: String, _ date: EventDate,
        _ context: ExportContext
    ) {
        let edge = Edge(
            source: node(one, context), target: node(other, context), kind: kind, type: type, status: status)
        var count = edges[edge] ?? Count()
        count.count += 1
        // The last possible day, where the first is not known.
        if let day = date.value.from ?? date.value.to { count.first = min(count.first ?? day, day) }
        if let day = date.value.to ?? date.value.from { count.last = max(count.last ?? day, day) }
        edges[edge] = count
    }

    /// The id of a party: of the known actor, else its words with its country, without regard to case.
    private mutating func node(_ party: Party, _ context: ExportContext) -> String {
        let id = party.entity ?? [party.text.lowercased(), party.country].compactMap { $0 }.joined(separator: "|")
        if nodes[id] == nil {
            nodes[id] = Node(
                id: id, label: context.name(party), entity: party.entity ?? "", country: party.country ?? "",
                sectors: party.sectors.joined(separator: " "))
        }
        return id
    }

    var orderedNodes: [Node] { nodes.values.sorted { $0.id < $1.id } }

    var orderedEdges: [(edge: Edge, count: Count)] {
        edges.map { ($0.key, $0.value) }.sorted { one, other in
            (one.0.source, one.0.target, one.0.kind, one.0.type, one.0.status)
                < (other.0.source, other.0.target, other.0.kind, other.0.type, other.0.status)
        }
    }
}

/// The network as GraphML or as a table of edges.
///
/// Source: GraphML 1.0, http://graphml.graphdrawing.org.
struct NetworkWriter: RecordWriter {
    enum Form: Sendable { case graphML, table }

    private let context: ExportContext
    private let form: Form
    private var network = ActorNetwork()

    init(_ context: ExportContext, form: Form) {
        self.context = context
        self.form = form
    }

    let head = ""

    mutating func text(for record: ExportRecord) throws(LeftOut) -> String {
        guard network.add(record, context) else { throw LeftOut(reason: "without two parties") }
        return ""
    }

    mutating func tail() -> String {
        switch form {
        case .graphML: graphML
        case .table: table
        }
    }

    private var table: String {
        let head = [
            "source", "source_label", "target", "target_label", "kind", "type", "status", "count", "first", "last",
        ]
        return DelimitedText.csv(head)
            + network.orderedEdges.map { edge, count in
                DelimitedText.csv([
                    DelimitedText.guarded(edge.source), DelimitedText.guarded(network.nodes[edge.source]?.label ?? ""),
                    DelimitedText.guarded(edge.target), DelimitedText.guarded(network.nodes[edge.target]?.label ?? ""),
                    edge.kind, edge.type, edge.status, String(count.count), count.first?.description ?? "",
                    count.last?.description ?? "",
                ])
            }.joined()
    }

    private static let keys = [
        ("node", "label", "string"), ("node", "entity", "string"), ("node", "country", "string"),
        ("node", "sectors", "string"), ("edge", "kind", "string"), ("edge", "type", "string"),
        ("edge", "status", "string"), ("edge", "count", "int"), ("edge", "first", "string"), ("edge", "last", "string"),
    ]

    private var graphML: String {
        var out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        out += "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n"
        for (element, name, type) in Self.keys {
            out += "  <key id=\"\(name)\" for=\"\(element)\" attr.name=\"\(name)\" attr.type=\"\(type)\"/>\n"
        }
        out += "  <graph id=\"actors\" edgedefault=\"directed\">\n"
        for node in network.orderedNodes {
            out += "    <node id=\"\(Self.escaped(node.id))\">"
            out += data("label", node.label) + data("entity", node.entity) + data("country", node.country)
            out += data("sectors", node.sectors) + "</node>\n"
        }
        for (index, (edge, count)) in network.orderedEdges.enumerated() {
            out += "    <edge id=\"e\(index + 1)\" source=\"\(Self.escaped(edge.source))\""
            out += " target=\"\(Self.escaped(edge.target))\">"
            out += data("kind", edge.kind) + data("type", edge.type) + data("status", edge.status)
            out += data("count", String(count.count)) + data("first", count.first?.description ?? "")
            out += data("last", count.last?.description ?? "") + "</edge>\n"
        }
        return out + "  </graph>\n</graphml>\n"
    }

    private func data(_ key: String, _ value: String) -> String {
        value.isEmpty ? "" : "<data key=\"\(key)\">\(Self.escaped(value))</data>"
    }

    /// What XML 1.0 does not allow becomes U+FFFD.
    static func escaped(_ text: String) -> String {
        var out = ""
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x26: out += "&amp;"
            case 0x3C: out += "&lt;"
            case 0x3E: out += "&gt;"
            case 0x22: out += "&quot;"
            case 0x9, 0xA, 0xD: out += "&#\(scalar.value);"
            case 0..<0x20, 0xFFFE, 0xFFFF: out += "\u{FFFD}"
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out
    }
}
