import Calendars
import Foundation
import Knowledge
import Testing

@testable import Coding

/// Sentences and the events that they must give, as text that can be read: `Corpus/*.txt`.
struct CorpusTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var name: String
        var text: String
        var expected: [String]
        var testDescription: String { name }
    }

    static func cases(_ file: String) -> [Case] {
        let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Corpus/\(file)")
        guard let text = try? String(contentsOf: path, encoding: .utf8) else { return [] }
        return text.components(separatedBy: "\n\n").compactMap { block in
            let lines = block.split(separator: "\n").map(String.init)
            guard lines.count >= 3, lines[2] == "---" else { return nil }
            return Case(name: lines[0], text: lines[1], expected: Array(lines.dropFirst(3)))
        }
    }

    /// `ACCUSE disapprove 111 | Turkey > Israel | occurred`, with codes in brackets where asked for.
    private func line(_ event: Event, withCodes: Bool) -> String {
        func names(_ parties: [Party]) -> String {
            parties.isEmpty
                ? "_"
                : parties.map { party in
                    let codes = ([party.country].compactMap { $0 } + party.sectors).joined(separator: " ")
                    return withCodes && !codes.isEmpty ? "\(party.text) [\(codes)]" : party.text
                }.joined(separator: ", ")
        }
        return "\(event.code) | \(names(event.actors)) > \(names(event.recipients)) | \(event.status.rawValue)"
    }

    private func check(_ example: Case, withCodes: Bool) throws {
        let day = CalendarDate(year: 2023, month: 6, day: 30)
        let account = try Project.rapporteur.get().read(text: example.text, published: day)
        #expect(account.events.map { line($0, withCodes: withCodes) } == example.expected)
    }

    @Test(arguments: cases("constructions.txt"))
    func constructions(example: Case) throws { try check(example, withCodes: false) }

    @Test(arguments: cases("parties.txt"))
    func parties(example: Case) throws { try check(example, withCodes: true) }

    @Test(arguments: cases("headlines.txt"))
    func headlines(example: Case) throws { try check(example, withCodes: false) }

    @Test(arguments: cases("operators.txt"))
    func operators(example: Case) throws { try check(example, withCodes: false) }

    /// Sport, weather, markets, polls, films, metaphors: no event, or background.
    @Test func nothingIsInvented() throws {
        let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
            "Corpus/nothing.txt")
        let sentences = try String(contentsOf: path, encoding: .utf8).split(separator: "\n")
        #expect(sentences.count >= 60)
        for sentence in sentences {
            let events = try Project.rapporteur.get().read(
                text: String(sentence), published: CalendarDate(year: 2023, month: 6, day: 30)
            ).events
            #expect(events.filter { !$0.historical }.map(\.line) == [], "\(sentence)")
        }
    }

    @Test func theCorpusIsThere() {
        #expect(Self.cases("constructions.txt").count > 20)
        #expect(Self.cases("parties.txt").count > 5)
    }
}
