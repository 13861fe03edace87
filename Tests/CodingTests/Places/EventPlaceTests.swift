import Calendars
import Knowledge
import Testing

@testable import Coding

/// Where events happened, from raw text.
struct EventPlaceTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var text: String
        /// Of the last event of the text.
        var place: String?
        var country: String?
        var source: EventPlace.Source?
        var wherePrecision: Int?
        var concerns: [String]
        var testDescription: String { text }

        init(
            _ text: String, _ place: String?, _ country: String? = nil, _ source: EventPlace.Source? = nil,
            _ wherePrecision: Int? = nil, concerns: [String] = []
        ) {
            self.text = text
            self.place = place
            self.country = country
            self.source = source
            self.wherePrecision = wherePrecision
            self.concerns = concerns
        }
    }

    @Test(arguments: [
        Case("Two soldiers were killed in Gao.", "Gao", "MLI", .clause, 1),
        Case("Two soldiers were killed near Gao.", "Gao", "MLI", .clause, 2),
        Case("Rebels attacked the army in the Mopti region.", "Mopti Region", "MLI", .clause, 4),
        Case("Rebels captured Kidal.", "Kidal", "MLI", .clause, 1),
        Case("France withdrew its troops from Mali.", "Mali", "MLI", .clause, 6),
        Case(
            "The Malian foreign minister criticised the attack in Kidal during a speech in New York.", "New York",
            "USA",
            .clause, 1, concerns: ["Kidal"]),
        Case("Russia praised Mali.", "Russia", "RUS", .actor, 6, concerns: ["Mali"]),
        Case("Wagner fighters mutinied against President Vladimir Putin.", "Russia", "RUS", .actor, 6),
        Case("Police arrested the mayor of Paris, Texas.", "Paris", "USA", .actor, 1),
        Case("Rebels captured Kidal. They looted the base and attacked the town.", "Kidal", "MLI", .report, 1),
        Case("BAMAKO — Protesters clashed with police.", "Bamako", "MLI", .dateline, 1),
        Case(
            "Soldiers arrested President Ibrahim Boubacar Keïta. Thousands of people protested against Keïta.",
            "Mali", "MLI", .actor, 6),
    ])
    func isPlaced(_ example: Case) throws {
        let day = CalendarDate(year: 2020, month: 8, day: 19)
        let event = try #require(try Project.rapporteur.get().read(text: example.text, published: day).events.last)
        #expect(event.place?.name == example.place)
        #expect(event.place?.country == example.country)
        #expect(event.place?.source == example.source)
        #expect(event.place?.wherePrecision == example.wherePrecision)
        #expect(event.concerns.map(\.name) == example.concerns)
    }

    @Test(arguments: [
        ("20 km north of Gao", 20.0, 0.0), ("15 miles southeast of Gao", 24.14, 135),
        ("1,000 kilometres west of Gao", 1000, 270),
    ])
    func offsetsMoveThePoint(words: String, kilometres: Double, bearing: Double) throws {
        let account = try Project.rapporteur.get().read(text: "Two soldiers were killed \(words).")
        let place = try #require(account.events.first?.place)
        #expect(place.text == words)
        #expect(place.precision == 2 && place.wherePrecision == 2)
        let (latitude, longitude) = (try #require(place.latitude), try #require(place.longitude))
        let distance = GreatCircle.kilometres(from: (16.2717, -0.0447), to: (latitude, longitude))
        #expect(abs(distance - kilometres) < 3)
        #expect((bearing == 0) == (latitude > 16.3 && abs(longitude + 0.0447) < 0.03))
    }

    @Test func theLineHoldsBothCodes() throws {
        let event = try #require(
            try Project.rapporteur.get().read(text: "Two soldiers were killed near Gao.").events.first)
        #expect(event.evidence.contains { $0.field == .place })
        #expect(event.place?.radius == 25)
    }
}
