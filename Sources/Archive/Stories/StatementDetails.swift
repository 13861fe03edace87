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

    struct Sentence: Decodable {
        var start: Int
        var end: Int
    }

    struct Actor: Decodable {
        var text: String
        var entity: String?
    }

    var property: String?
    /// `nil` for an event that only says something.
    var plover: String?
    var sentence: Sentence?
    var actors: [Actor]?
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

    /// Who says what stands in quotation marks, by the evidence.
    func speaker(ofQuote quote: Range<Int>) -> String? {
        guard let speaker = speakers?.first(where: { $0.how == "direct" }) else { return nil }
        let says = (evidence ?? []).contains {
            $0.field == "quote" && $0.start < $0.end && ($0.start..<$0.end).overlaps(quote)
        }
        return says ? speaker.name : nil
    }

    /// Who says something in the sentence of a quotation: whoever is said to say it, or does nothing but say it.
    func speaker(inSentenceOf quote: Range<Int>) -> String? {
        guard let sentence, sentence.start < sentence.end, (sentence.start..<sentence.end).overlaps(quote) else {
            return nil
        }
        if let speaker = speakers?.first(where: { ["direct", "indirect"].contains($0.how) && !$0.isMedium }) {
            return speaker.name
        }
        return plover == nil && property == nil ? actors?.first.map { $0.entity ?? $0.text } : nil
    }

    /// What it counts, by kind; the figure of a fact goes by the fact's property.
    var counts: [(kind: String, number: Number)] {
        (numbers ?? []).map { ($0.kind, $0) } + (quantity.map { [(property ?? $0.kind, $0)] } ?? [])
    }
}
