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
            #expect(index == 4 || !all.isEmpty)
            for limit in [1, 2, 3, 7, 200] {
                query.limit = limit
                #expect(try store.archive.statements(query) == Array(all.prefix(limit)))
            }
        }
    }
}
