public import Calendars

/// A site of a mission, as a reference knows it: lines of `.bases` files.
public struct ReferenceBase: Sendable, Equatable {
    /// Id of the mission in `Knowledge/actors`.
    public var mission: String
    public var place: String
    /// Degrees north.
    public var latitude: Double
    /// Degrees east.
    public var longitude: Double
    public var troops: Int?
    /// The days between which the site was handed over; `nil` where no source gives them.
    public var closed: DateRange?
    public var note: String?
    public var position: KnowledgePosition

    static func read(_ text: KnowledgeText, into bases: inout [ReferenceBase]) -> [KnowledgeProblem] {
        var problems: [KnowledgeProblem] = []
        for line in text.lines() {
            let columns = line.columns.map(String.init)
            let head = columns[0].split(separator: " ").map(String.init)
            guard columns.count == 7, head.count == 2, head[0] == "base", let latitude = Double(columns[2]),
                let longitude = Double(columns[3]), abs(latitude) <= 90, abs(longitude) <= 180,
                columns[4] == "-" || Int(columns[4]) != nil, let closed = line.days(columns[5])
            else {
                problems.append(
                    line.problem("a base is 'base MISSION  place  latitude  longitude  troops|-  FROM..TO  note|-'"))
                continue
            }
            bases.append(
                ReferenceBase(
                    mission: head[1], place: columns[1], latitude: latitude, longitude: longitude,
                    troops: Int(columns[4]),
                    closed: closed.from == nil && closed.to == nil
                        ? nil : DateRange(from: closed.from, to: closed.to, precision: .day),
                    note: columns[6] == "-" ? nil : columns[6], position: line.position))
        }
        return problems
    }
}
