import Archive
import Calendars
import Coding
import Reports
import Testing

/// With a limit statements are found another way than without one: the answers must be the same.
struct WalkTests {
    let store: TemporaryArchive

    init() throws {
        store = try TemporaryArchive()
        var coded: [(report: Report, account: Account)] = []
        for number in 0..<120 {
            let who = ["Soldiers", "Fighters", "Héros"][number % 3]
            coded.append(
                try attack(
                    "report \(number * 7 % 120)", by: "\(who) number \(number)",
                    entity: number % 4 == 0 ? "wagner-group" : nil, country: ["MLI", "RUS", nil][number % 3],
                    on: number % 2 == 0 ? "a convoy" : "the army", day: "2023-06-\(10 + number * 5 % 20)",
                    at: number % 5 == 0 ? (18.44 + Double(number % 3) / 10, 1.41) : nil))
        }
        try store.archive.add(coded, coder: coder, now: now)
    }

    private static let queries: [@Sendable (inout StatementQuery) -> Void] = [
        { $0.actor = .init(name: "Wagner", entities: ["wagner-group"], country: "RUS") },
        { $0.party = .init(name: "a convoy", country: "MLI") },
        { $0.recipient = .init(name: "THE army") },
        { $0.area = .init(latitude: 18.44, longitude: 1.41, kilometres: 15) },
        { $0.area = .init(latitude: 0, longitude: 179, kilometres: 10) },
        { $0.type = "assault" },
        { $0.text = "fighters" },
        { $0.status = "planned" },
        { $0.country = "mli" },
        { $0.cameo = "19" },
        { $0.source = "Report 1" },
        {
            $0.type = "ASSAULT"
            $0.actor = .init(name: "Mali", country: "MLI")
            $0.text = "convoy"
        },
    ]

    @Test(arguments: queries.indices)
    func aLimitGivesTheFirstOfAll(index: Int) throws {
        for (isNewestFirst, isBounded) in [(false, false), (true, false), (false, true), (true, true)] {
            var query = StatementQuery()
            Self.queries[index](&query)
            query.isNewestFirst = isNewestFirst
            if isBounded {
                query.during = DateRange(from: try day("2023-06-12"), to: try day("2023-06-21"), precision: .open)
            }
            let all = try store.archive.statements(query)
            #expect([4, 7].contains(index) || !all.isEmpty)
            for limit in [1, 2, 3, 7, 200] {
                query.limit = limit
                #expect(try store.archive.statements(query) == Array(all.prefix(limit)))
            }
        }
    }

    /// Pages follow the reports, not the days of the statements; together they hold what the query finds, each once.
    @Test(arguments: queries.indices)
    func pagesHoldAll(index: Int) throws {
        var query = StatementQuery()
        Self.queries[index](&query)
        let all = Set(try store.archive.statements(query).map(\.key))
        var (forward, backward): ([String], [String]) = ([], [])
        var page = try store.archive.page(of: query, limit: 7)
        #expect(page.previous == nil)
        var last = page
        while true {
            forward += page.statements.map(\.key)
            last = page
            guard let next = page.next else { break }
            page = try store.archive.page(of: query, at: try #require(PagePosition(text: next.text)), limit: 7)
        }
        backward = last.statements.map(\.key)
        while let previous = last.previous {
            last = try store.archive.page(of: query, at: previous, limit: 7)
            backward = last.statements.map(\.key) + backward
        }
        #expect(Set(forward) == all)
        #expect(forward.count == all.count)
        #expect(backward == forward)
        #expect(
            try store.archive.page(of: query, offset: 3, limit: 4).statements.map(\.key)
                == Array(forward.dropFirst(3).prefix(4)))
    }

    @Test func daysAreCountedAsTheyAreListed() throws {
        func check() throws {
            for (from, to) in [(nil, nil), ("2023-06-12", "2023-06-21")] as [(String?, String?)] {
                var query = StatementQuery()
                query.kinds = [.event]
                if let from, let to {
                    query.during = DateRange(from: try day(from), to: try day(to), precision: .open)
                }
                let listed = Dictionary(grouping: try store.archive.statements(query)) { $0.to }
                let counted = try store.archive.surveyedDays(of: query, newest: 5).tallies
                #expect(counted.map(\.day) == listed.keys.compactMap { $0 }.sorted())
                #expect(counted.map(\.count) == counted.map { listed[$0.day]?.count })
            }
        }
        try check()
        let keys = try store.archive.statements(StatementQuery()).map(\.key)
        try store.archive.correct(keys[0], .reject, reviewer: "ana", reason: "", now: now)
        try store.archive.correct(keys[1], .split, [.status: .string("planned")], reviewer: "ana", reason: "", now: now)
        try check()
        #expect(try store.archive.summary().events == store.archive.statements(StatementQuery()).count)
        // A later version of a report, and another coding of all.
        let changed = Report(id: "report 7", body: "Nothing happened.", published: try day("2023-06-15"))
        try store.archive.add(
            [(report: changed, account: Account(report: "report 7", events: []))], coder: coder, now: now)
        try check()
    }
}
