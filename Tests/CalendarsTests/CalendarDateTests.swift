import Calendars
import Testing

struct CalendarDateTests {
    @Test func dayNumbersGoThereAndBack() throws {
        let first = try #require(CalendarDate(year: 1900, month: 1, day: 1))
        let last = try #require(CalendarDate(year: 2100, month: 12, day: 31))
        #expect(last.dayNumber - first.dayNumber == 73_413)
        var previous: CalendarDate?
        for number in first.dayNumber...last.dayNumber {
            let date = CalendarDate(dayNumber: number)
            #expect(date.dayNumber == number)
            #expect(CalendarDate(year: date.year, month: date.month, day: date.day) == date)
            if let previous {
                #expect(previous < date)
                #expect(date.weekday == previous.weekday % 7 + 1)
            }
            previous = date
        }
    }

    @Test func dayNumbersCountFromTheEpoch() {
        #expect(CalendarDate(dayNumber: 0).description == "1970-01-01")
        #expect(CalendarDate(dayNumber: -1).description == "1969-12-31")
        #expect(CalendarDate(dayNumber: 19_538).description == "2023-06-30")
    }

    @Test(arguments: [
        ("1900-01-01", 1), ("1945-05-08", 2), ("1969-07-20", 7), ("1989-11-09", 4), ("2000-02-29", 2),
        ("2001-09-11", 2), ("2020-08-18", 2), ("2023-06-30", 5), ("2024-02-29", 4),
    ])
    func weekdaysOfKnownDays(iso: String, weekday: Int) throws {
        #expect(try #require(CalendarDate(iso: iso)).weekday == weekday)
    }

    @Test(arguments: [
        (2023, 2, 29), (1900, 2, 29), (2023, 4, 31), (2023, 0, 1), (2023, 13, 1), (2023, 1, 0), (-1, 1, 1),
    ])
    func daysThatDoNotExist(year: Int, month: Int, day: Int) {
        #expect(CalendarDate(year: year, month: month, day: day) == nil)
    }

    @Test func leapYears() {
        #expect(
            [1900, 2000, 2023, 2024, 2100].map { CalendarDate.length(ofMonth: 2, year: $0) } == [28, 29, 28, 29, 28])
    }

    @Test func descriptionsAreReadBack() {
        for number in stride(from: -30_000, through: 60_000, by: 37) {
            let date = CalendarDate(dayNumber: number)
            #expect(CalendarDate(iso: date.description) == date)
            #expect(CalendarDate(iso: date.description + "T23:59:59+02:00") == date)
            #expect(CalendarDate(iso: date.description + " 10:00") == date)
        }
    }

    @Test(arguments: [
        "", "2023", "2023-06", "2023-6-30", "2023-06-31", "30-06-2023", "2023-06-30x", "2023−06−30", "٢٠٢٣-٠٦-٣٠",
    ])
    func textThatIsNoDay(text: String) { #expect(CalendarDate(iso: text) == nil) }

    @Test func monthsAreAddedUpToTheirEnd() throws {
        let day = try #require(CalendarDate(year: 2023, month: 1, day: 31))
        #expect(day.adding(months: 1).description == "2023-02-28")
        #expect(day.adding(months: 13).description == "2024-02-29")
        #expect(day.adding(months: 0) == day)
        #expect(day.adding(months: -1).description == "2022-12-31")
        #expect(day.adding(months: -2).description == "2022-11-30")
        #expect(day.adding(months: -14).description == "2021-11-30")
        for months in -40...40 {
            let moved = day.adding(months: months)
            #expect((moved.year * 12 + moved.month) - (day.year * 12 + day.month) == months)
        }
    }

    @Test func daysAreAdded() throws {
        let day = try #require(CalendarDate(year: 2023, month: 12, day: 31))
        #expect(day.adding(days: 1).description == "2024-01-01")
        #expect(day.adding(days: -365).description == "2022-12-31")
    }
}
