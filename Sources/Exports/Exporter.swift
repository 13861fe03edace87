import Coding
public import Knowledge

/// Writes records in one format, a record at a time: `start()`, `add(_:)` for each, `finish()`. The same records give the
/// same bytes.
///
/// Memory does not grow with the records, but for the network of actors, whose size is that of the network.
public struct Exporter: Sendable {
    public let format: ExportFormat
    /// How many records were written.
    public private(set) var written = 0
    /// How many were left out, by the reason.
    public private(set) var leftOut: [String: Int] = [:]

    private var writer: any RecordWriter
    private let keepsAllStatuses: Bool

    /// - Parameter keepsAllStatuses: also writes what did not happen where the format cannot say so; for those who asked
    ///   for one status.
    /// - Returns: `nil` for `.icalendar`, which is written from a situation.
    public init?(_ format: ExportFormat, _ knowledge: KnowledgeBase, keepsAllStatuses: Bool = false) {
        let context = ExportContext(knowledge)
        switch format {
        case .plover: writer = PLOVERWriter(context)
        case .acled: writer = ACLEDWriter(context)
        case .ucdp: writer = UCDPWriter(context)
        case .phoenix: writer = PhoenixWriter(context)
        case .icews: writer = ICEWSWriter(context)
        case .geojson: writer = GeoJSONWriter(context)
        case .graphml: writer = NetworkWriter(context, form: .graphML)
        case .edges: writer = NetworkWriter(context, form: .table)
        case .hxl: writer = HXLWriter(context)
        case .icalendar: return nil
        }
        self.format = format
        self.keepsAllStatuses = keepsAllStatuses || format.hasStatus
    }

    public func start() -> String { writer.head }

    public mutating func add(_ record: ExportRecord) -> String {
        do throws(LeftOut) {
            if !keepsAllStatuses, case .event(let event) = record.statement,
                ![.occurred, .ongoing].contains(event.status)
            {
                throw LeftOut(reason: "\(event.status.rawValue), which the format cannot say")
            }
            let text = try writer.text(for: record)
            written += 1
            return text
        } catch {
            leftOut[error.reason, default: 0] += 1
            return ""
        }
    }

    public mutating func finish() -> String { writer.tail() }

    /// `70 written, 3 left out: 2 without a day, 1 denied, which the format cannot say`
    public var summary: String {
        let reasons = leftOut.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { "\($0.value) \($0.key)" }
        let total = leftOut.values.reduce(0, +)
        return "\(written) written" + (total > 0 ? ", \(total) left out: \(reasons.joined(separator: "; "))" : "")
    }
}
