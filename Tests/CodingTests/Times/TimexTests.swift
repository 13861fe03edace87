import Calendars
import Foundation
import Linguistics
import Testing

@testable import Coding

/// Values in the terms of TIMEX3, from raw text to values.
struct TimexTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var text: String
        var expected: [String]
        var published: String?
        var testDescription: String { text }

        init(_ text: String, _ expected: String..., published: String? = "2023-06-30") {
            self.text = text
            self.expected = expected
            self.published = published
        }
    }

    private func timexes(_ text: String, _ published: String?) throws -> [Timex] {
        let rapporteur = try Project.rapporteur.get()
        return rapporteur.coder.times.timexes(
            in: text, published: published.flatMap { CalendarDate(iso: $0) }, analyzer: rapporteur.analyzer)
    }

    // Published on Friday, 30 June 2023, unless said otherwise.
    @Test(arguments: [
        Case("Rebels left on June 3, 2023.", "June 3, 2023 DATE 2023-06-03"),
        Case("Rebels left two weeks ago.", "two weeks ago DATE 2023-W24"),
        Case("Rebels have fought since 2012.", "2012 DATE 2012"),
        Case("Rebels fought from May 3 to June 4.", "May 3 DATE 2023-05-03", "June 4 DATE 2023-06-04"),
        Case("Rebels fought for two and a half years.", "two and a half years DURATION P2Y6M"),
        Case("Rebels fought for 2 1/2 hours.", "2 1/2 hours DURATION PT2H30M"),
        Case("They waited for years.", "years DURATION PXY"),
        Case("A three-day visit ended.", "three-day DURATION P3D"),
        Case("They meet every month.", "every month SET P1M"),
        Case("They meet each July.", "each July SET XXXX-07"),
        Case("It costs 20 dollars a day.", "a day SET P1D"),
        Case("They left on Tuesday night.", "Tuesday night TIME 2023-06-27TNI"),
        Case("They left at 10:30 p.m. on Tuesday.", "10:30 p.m. on Tuesday TIME 2023-06-27T22:30"),
        Case("They left at 4 in the morning on Tuesday.", "4 in the morning on Tuesday TIME 2023-06-27T04:00"),
        Case("They stayed until eleven at night.", "eleven at night TIME 2023-06-30T23:00"),
        Case("They killed 4 in the morning."),
        Case("It was the last of a series of raids dating to 1994.", "1994 DATE 1994"),
        Case("The post-1959 politics divided families.", "1959 DATE 1959"),
        Case("In January a bomb killed a guard.", "January DATE 2023-01"),
        Case("In December a bomb killed a guard.", "December DATE 2022-12"),
        Case("In September a bomb killed a guard.", "September DATE 2022-09"),
        Case("They left at noon Saturday.", "noon Saturday TIME 2023-06-24T12:00"),
        Case("They now hold the town.", "now DATE PRESENT_REF"),
        Case("They recently took the town.", "recently DATE PAST_REF"),
        Case("Nobody knows the future.", "the future DATE FUTURE_REF"),
        Case("In the third quarter of 2022 output fell.", "the third quarter of 2022 DATE 2022-Q3"),
        Case("Output fell in the summer of 2020.", "the summer of 2020 DATE 2020-SU"),
        Case("They left in early March.", "early March DATE 2023-03"),
        Case("They left at the end of 2021.", "the end of 2021 DATE 2021"),
        Case("They came in the late 1990s.", "the late 1990s DATE 199"),
        Case("They came in the nineties.", "nineties DATE 199"),
        Case("They came over the weekend.", "the weekend DATE 2023-W25-WE"),
        Case("In fiscal 2020 the army grew.", "fiscal 2020 DATE 2020"),
        Case(
            "Sales fell in the first quarter. They were higher a year earlier.",
            "the first quarter DATE 2023-Q1", "a year earlier DATE 2022-Q1"),
        Case("In nineteen ninety-six they came.", "nineteen ninety-six DATE 1996"),
        Case("They came in post-2014 Iraq.", "2014 DATE 2014"),
        Case("The offer was extended to July 20.", "July 20 DATE 2023-07-20"),
        Case("The offer was extended to January 20.", "January 20 DATE 2023-01-20"),
        Case("They are set to leave on Monday.", "Monday DATE 2023-07-03"),
        Case("They said it on Friday.", "Friday DATE XXXX-WXX-5", published: nil),
        Case("They left on 3 May.", "3 May DATE XXXX-05-03", published: nil),
        Case("Until Thursday, they had not left.", "Thursday DATE 2023-06-29"),
        Case("They watch the town 24 hours a day.", "24 hours a day SET P1D"),
        Case("He left the day before last Tuesday's vote.", "the day before last Tuesday DATE 2023-06-26"),
        Case("He is 52 years old."), Case("They liked the film High Noon more than any other picture."),
    ])
    func givesTheValue(_ example: Case) throws {
        let bytes = Array(example.text.utf8)
        let found = try timexes(example.text, example.published).map { timex in
            "\(String(decoding: bytes[timex.range], as: UTF8.self)) \(timex.kind.rawValue) \(timex.value)"
        }
        #expect(found == example.expected)
    }

    @Test(arguments: [
        ("early March", Timex.Modifier.start), ("mid-2021", .middle), ("the end of 2021", .end),
        ("around June 3", .approximate),
    ])
    func marksPartsAndHedges(words: String, modifier: Timex.Modifier) throws {
        #expect(try timexes("They left in \(words).", "2023-06-30").map(\.modifier) == [modifier])
    }

    /// Any text gives values that ISO 8601 and TIMEX3 know, at offsets in the text, in order and apart.
    @Test(arguments: [1, 2, 3, 4]) func anyWordsGiveValidValues(seed: UInt64) throws {
        let pool = [
            "on", "since", "2023", "-", "06", "/", "31", "June", "Feb.", "29", "the", "last", "year", "two", "weeks",
            "ago",
            "after", "between", "and", "from", "to", "early", "mid", "1990s", "'s", ",", "Friday", "next", "9999",
            "0000",
            "century", "21st", "half", "a", "few", "every", "old", "Easter", "Ramadan", "quarter", "third", "is", "’",
            "of", "end", "until", "by", "é", "😀", "10", "p.m.", "noon", "night", "fiscal", "year-ago", "period", "now",
            "future", "nineteen", "ninety", "six", "Once", "they", "will", "go", "1/2", "more", "daily", "long", ".",
        ]
        let valid = try Regex(
            #"(\d{2,4}|XXXX)(-(\d\d|XX)(-(\d\d|XX))?|-W(\d\d|XX)(-WE|-\d)?|-Q\d|-H\d|-(SP|SU|FA|WI))?(T(\d\d:\d\d|MO|AF|EV|NI))?"#
                + #"|P(\d+|X)([DWMQYEC]|Y6M)|P(\d+|X)DT12H|PT(\d+|X)(H|M|S|H30M|M30S)|PXX|(PAST|PRESENT|FUTURE)_REF"#)
        var state = seed
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        for round in 0..<80 {
            let text = (0..<next(30)).map { _ in pool[next(pool.count)] }.joined(separator: " ")
            var end = 0
            for timex in try timexes(text, round % 3 == 0 ? nil : "2023-06-30") {
                #expect(timex.value.wholeMatch(of: valid) != nil, "\(timex.value) in \(text)")
                #expect(timex.range.lowerBound >= end && timex.range.upperBound <= text.utf8.count, "\(text)")
                #expect(!timex.range.isEmpty)
                end = timex.range.upperBound
            }
        }
    }
}

struct FeastTests {
    @Test(arguments: [
        (Feast.easter(0, days: 1), 2023, "2023-04-09"), (.easter(-2, days: 1), 2024, "2024-03-29"),
        (.weekday(month: 11, weekday: 4, number: 4), 1999, "1999-11-25"),
        (.weekday(month: 5, weekday: 1, number: -1), 2023, "2023-05-29"),
        (.islamic(month: 9, day: 1, days: 30), 2023, "2023-03-23/2023-04-21"),
        (.islamic(month: 10, day: 1, days: 1), 2012, "2012-08-19"),
    ])
    func movesWithTheYear(feast: Feast, year: Int, days: String) {
        #expect(feast.days(in: year)?.description == days)
    }

    @Test func beginsInItsYear() {
        for year in 1900...2100 {
            for month in 1...12 {
                guard let days = Feast.islamic(month: month, day: 1, days: 29).days(in: year) else { continue }
                #expect(days.from?.year == year)
            }
            #expect(Feast.easter(0, days: 1).days(in: year)?.from?.weekday == 7)
        }
    }
}

struct DatePrecisionTests {
    @Test(arguments: [
        ("2023-06-30", "2023-06-30", 1, 1), ("2023-06-29", "2023-06-30", 2, 2), ("2023-06-19", "2023-06-25", 2, 3),
        ("2023-06-01", "2023-06-30", 3, 4), ("2023-01-01", "2023-12-31", 3, 5),
    ])
    func followsTheCodebooks(from: String, to: String, acled: Int, ucdp: Int) {
        let range = DateRange(from: CalendarDate(iso: from), to: CalendarDate(iso: to), precision: .day)
        #expect(range.acledPrecision == acled)
        #expect(range.ucdpPrecision == ucdp)
    }

    @Test func whatIsOpenHasNone() {
        let open = DateRange(from: nil, to: CalendarDate(iso: "2023-06-30"), precision: .open)
        #expect(open.acledPrecision == nil && open.ucdpPrecision == nil)
    }
}
