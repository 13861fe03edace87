import Archive
import Calendars
import Testing

struct QueryTests {
    let store: TemporaryArchive

    init() throws {
        store = try TemporaryArchive()
        try store.archive.add(
            [
                attack("one", by: "Fighters of Wagner", entity: "wagner-group", country: "RUS", at: (18.44, 1.41)),
                attack("two", by: "Héros du peuple", day: "2022-01-15", at: (16.27, -0.05)),
                attack("three", by: "Soldiers", country: "MLI", day: "2023-07-02"),
            ], coder: coder, now: now)
    }

    func found(_ change: (inout StatementQuery) throws -> Void) throws -> [String] {
        var query = StatementQuery()
        try change(&query)
        return try store.archive.statements(query).map(\.report)
    }

    @Test func everythingComesByDate() throws {
        #expect(try found { _ in } == ["two", "one", "three"])
        #expect(try found { $0.isNewestFirst = true } == ["three", "one", "two"])
        #expect(try found { $0.limit = 1 } == ["two"])
    }

    @Test func partiesAreFoundByEntityNameAndCountry() throws {
        #expect(try found { $0.actor = .init(name: "Wagner", entities: ["wagner-group"]) } == ["one"])
        #expect(try found { $0.actor = .init(name: "heros du PEUPLE") } == ["two"])
        #expect(try found { $0.party = .init(name: "Mali", country: "MLI") } == ["three"])
        #expect(try found { $0.recipient = .init(name: "Wagner", entities: ["wagner-group"]) } == [])
        #expect(try found { $0.recipient = .init(name: "a convoy") }.count == 3)
    }

    @Test func daysPlacesAndCodesAreFiltered() throws {
        #expect(try found { $0.during = DateRange(day: try day("2023-06-30")) } == ["one"])
        #expect(try found { $0.area = .init(latitude: 18.4, longitude: 1.4, kilometres: 30) } == ["one"])
        #expect(try found { $0.area = .init(latitude: 17, longitude: 1, kilometres: 400) } == ["two", "one"])
        #expect(try found { $0.cameo = "19" }.count == 3)
        #expect(try found { $0.cameo = "18" } == [])
        #expect(try found { $0.type = "assault" }.count == 3)
        #expect(try found { $0.source = "TWO" } == ["two"])
    }

    @Test(arguments: ["wagner", "WAGNER fighters", "“wagner”", "wagner OR \"", "wagner*", "(wagner"])
    func wordsAreFoundAndNeverSpoilTheQuery(words: String) throws {
        let reports = try found { $0.text = words }
        #expect(reports == ["one"] || words.contains("OR"))
    }

    @Test(arguments: ["'; DROP TABLE report; --", "\" OR 1=1", "%", "a\u{0}b", String(repeating: "x", count: 100_000)])
    func hostileWordsFindNothing(words: String) throws {
        #expect(try found { $0.actor = .init(name: words, entities: [words], country: words) } == [])
        #expect(try found { $0.type = words } == [])
        #expect(try found { $0.source = words } == [])
        #expect(try store.archive.summary().reports == 3)
    }

    @Test func anOriginShowsTheWords() throws {
        let origin = try #require(try store.archive.origin(of: "event-one-Fighters of Wagner"))
        #expect(origin.report.report.id == "one")
        #expect(origin.evidence.map(\.field) == ["actor"])
        #expect(origin.evidence.map(\.range) == [0..<18])
        #expect(try store.archive.origin(of: "no such thing") == nil)
    }
}
