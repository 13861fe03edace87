import Foundation

/// What stories read from the line of a statement.
struct StatementDetails: Decodable {
    struct Speaker: Decodable {
        var text: String
        var entity: String?
        var sectors: [String]?
        var how: String?

        /// The known name of a medium, else its words.
        var name: String { entity ?? text }

        /// A speaker who only passes on what others report.
        var isMedium: Bool { how == "agency" || (how != "publisher" && sectors?.contains("JRN") == true) }
    }

    struct Number: Decodable {
        var kind: String
        var comparator: String
        var value: Double
        var upper: Double?
        var start: Int
        var end: Int
    }

    struct Evidence: Decodable {
        var field: String
        var start: Int
        var end: Int
    }

    var property: String?
    var speakers: [Speaker]?
    var numbers: [Number]?
    var quantity: Number?
    var evidence: [Evidence]?

    init?(line: String) {
        guard let details = try? JSONDecoder().decode(Self.self, from: Data(line.utf8)) else { return nil }
        self = details
    }

    /// The medium that is credited with what the statement says.
    var credit: String? { speakers?.first(where: \.isMedium)?.name }

    var publisher: String? { speakers?.first { $0.how == "publisher" }?.name }

    /// What it counts, by kind; the figure of a fact goes by the fact's property.
    var counts: [(kind: String, number: Number)] {
        (numbers ?? []).map { ($0.kind, $0) } + (quantity.map { [(property ?? $0.kind, $0)] } ?? [])
    }
}
