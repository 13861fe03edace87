import Calendars
import Testing

struct DateRangeTests {
    @Test func isoTextGivesItsPrecision() throws {
        let year = try #require(DateRange(iso: "2023"))
        #expect(year.precision == .year)
        #expect(year.description == "2023-01-01/2023-12-31")
        let month = try #require(DateRange(iso: "2024-02"))
        #expect(month.precision == .month)
        #expect(month.description == "2024-02-01/2024-02-29")
        let day = try #require(DateRange(iso: "2023-06-30"))
        #expect(day.precision == .day)
        #expect(day.description == "2023-06-30")
    }

    @Test(arguments: [
        "", "-", "23", "20233", "2023-", "2023-1", "2023-13", "2023-00", "2023-06-", "2023-06-30-01", "２０２３", "+023",
    ])
    func malformedTextIsNone(text: String) { #expect(DateRange(iso: text) == nil) }

    @Test func everyMonthOfTwoCenturies() throws {
        for year in 1900...2100 {
            for month in 1...12 {
                let range = try #require(DateRange(year: year, month: month))
                let (from, to) = (try #require(range.from), try #require(range.to))
                #expect(from.day == 1)
                #expect(to.adding(days: 1).day == 1)
                #expect(to.dayNumber - from.dayNumber + 1 == CalendarDate.length(ofMonth: month, year: year))
                #expect(DateRange(iso: String(from.description.prefix(7))) == range)
            }
        }
    }

    @Test func openEndsContainEverythingOnTheirSide() throws {
        let day = try #require(CalendarDate(iso: "2020-10-05"))
        let since = DateRange(from: day, to: nil, precision: .open)
        #expect(since.contains(day))
        #expect(since.contains(day.adding(days: 10_000)))
        #expect(!since.contains(day.adding(days: -1)))
        #expect(since.description == "2020-10-05/..")
        #expect(DateRange(from: nil, to: nil, precision: .open).contains(day))
    }
}
