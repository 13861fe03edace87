/// A place that reports name.
public struct Place: Sendable, Equatable {
    public var id: String
    public var name: String
    public var aliases: [String]
    /// ISO 3166-1 alpha-3.
    public var country: String
    /// Degrees north.
    public var latitude: Double
    /// Degrees east.
    public var longitude: Double
    public var kind: String
    public var position: KnowledgePosition

    /// Reads `.places` files: `Name  @id  ISO3  latitude  longitude  kind`, and `= aliases` beneath.
    static func read(_ text: KnowledgeText, into places: inout [Place]) -> [KnowledgeProblem] {
        var problems: [KnowledgeProblem] = []
        let first = places.count
        for line in text.lines() {
            if line.indent > 0, line.text.hasPrefix("="), places.count > first {
                places[places.count - 1].aliases += line.text.dropFirst().list(separatedBy: ";")
                continue
            }
            let columns = line.columns
            guard columns.count == 6, columns[1].hasPrefix("@"), let latitude = Double(columns[3]),
                let longitude = Double(columns[4]), abs(latitude) <= 90, abs(longitude) <= 180
            else {
                problems.append(line.problem("a place is 'Name  @id  ISO3  latitude  longitude  kind'"))
                continue
            }
            places.append(
                Place(
                    id: String(columns[1].dropFirst()), name: String(columns[0]), aliases: [],
                    country: String(columns[2]), latitude: latitude, longitude: longitude,
                    kind: String(columns[5]), position: line.position))
        }
        return problems
    }
}
