import Calendars
import Foundation
import Linguistics
import Testing

@testable import Coding

/// An expression that must be found in a sentence, and what it must say.
struct TimeCase: Sendable, CustomTestStringConvertible {
    var text: String
    var phrase: String
    var value: String
    var anchor: TimeExpression.Anchor
    var published: String?
    var kind: TimeExpression.Kind
    var offsetDays: Int?

    init(
        _ text: String, _ phrase: String, _ value: String, _ anchor: TimeExpression.Anchor = .stated,
        published: String? = "2023-06-30", kind: TimeExpression.Kind = .date, offset: Int? = nil
    ) {
        self.text = text
        self.phrase = phrase
        self.value = value
        self.anchor = anchor
        self.published = published
        self.kind = kind
        offsetDays = offset
    }

    var testDescription: String { "\(phrase) in “\(text)”" }
}

@Suite struct TimeReaderTests {
    private static let words = Result {
        var root = URL(filePath: #filePath)
        for _ in 0..<4 { root.deleteLastPathComponent() }
        let folder = root.appending(path: "Knowledge/languages/en/dates")
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .sorted { $0.path < $1.path }
        return try TimeWords(files: files.map { ($0.lastPathComponent, try String(contentsOf: $0, encoding: .utf8)) })
    }

    private let reader: TimeReader

    init() throws { reader = TimeReader(words: try Self.words.get()) }

    private func found(_ text: String, published: String?) -> [(phrase: String, expression: TimeExpression)] {
        let bytes = Array(text.utf8)
        return reader.expressions(in: sentence(text), published: published.flatMap { CalendarDate(iso: $0) })
            .map { (String(decoding: bytes[$0.range], as: UTF8.self), $0) }
    }

    private func check(_ example: TimeCase) {
        let all = found(example.text, published: example.published)
        guard let match = all.first(where: { $0.phrase == example.phrase })?.expression else {
            Issue.record("found only \(all.map { "\($0.phrase) = \($0.expression.value)" })")
            return
        }
        #expect(match.value.description == example.value)
        #expect(match.anchor == example.anchor)
        #expect(match.kind == example.kind)
        #expect(match.offsetDays == example.offsetDays)
    }

    // Published on Friday, 30 June 2023, unless said otherwise.
    @Test(arguments: [
        TimeCase("On June 30, 2023 the council voted.", "June 30, 2023", "2023-06-30"),
        TimeCase("On 30 June 2023 the council voted.", "30 June 2023", "2023-06-30"),
        TimeCase("They left on 30th June 2021.", "30th June 2021", "2021-06-30"),
        TimeCase("They left on the 3rd of May, 2021.", "3rd of May, 2021", "2021-05-03"),
        TimeCase("They met on June 12.", "June 12", "2023-06-12"),
        TimeCase("They met on 12 June in Bamako.", "12 June", "2023-06-12"),
        TimeCase("They met on Dec. 15 in Bamako.", "Dec. 15", "2022-12-15", published: "2023-01-10"),
        TimeCase("Talks are held on July 15.", "July 15", "2023-07-15"),
        TimeCase("The vote will be held on May 15.", "May 15", "2024-05-15"),
        TimeCase("On Friday, June 16, they met.", "Friday, June 16", "2023-06-16"),
        TimeCase("On Friday, June 16, 2017, they met.", "Friday, June 16, 2017", "2017-06-16"),
        TimeCase("It is dated 8-May-2006.", "8-May-2006", "2006-05-08"),
        TimeCase("They fought in June 2022.", "June 2022", "2022-06-01/2022-06-30"),
        TimeCase("They fought in May.", "May", "2023-05-01/2023-05-31"),
        TimeCase("They fought in March of last year.", "March of last year", "2022-03-01/2022-03-31"),
        TimeCase("It began in 2020.", "2020", "2020-01-01/2020-12-31"),
        TimeCase("A 2020 coup brought them to power.", "2020", "2020-01-01/2020-12-31"),
        TimeCase("The 2015 Algiers accords failed.", "2015", "2015-01-01/2015-12-31"),
        TimeCase("Mali 's 2020 coup was condemned.", "2020", "2020-01-01/2020-12-31"),
        TimeCase("The coup of 2012 failed.", "2012", "2012-01-01/2012-12-31"),
        TimeCase("It was signed on 2023-06-30.", "2023-06-30", "2023-06-30"),
        TimeCase("It was signed on 30/06/2023.", "30/06/2023", "2023-06-30"),
        TimeCase("It was signed on 06/30/2023.", "06/30/2023", "2023-06-30"),
        TimeCase("It was signed on 05/08/2022.", "05/08/2022", "2022-05-08/2022-08-05"),
        TimeCase("It was signed on 05/08/2023.", "05/08/2023", "2023-05-08"),
        TimeCase("Since the 1990s nothing changed.", "Since the 1990s", "1990-01-01/.."),
        TimeCase("It fell in the late 1990s.", "late 1990s", "1996-09-01/1999-12-31"),
        TimeCase("In the 19th century it was free.", "19th century", "1800-01-01/1899-12-31"),
        TimeCase("They came at Christmas.", "Christmas", "2022-12-25", published: "2023-03-01"),
        TimeCase("On New Year 's Day 2021 they fled.", "New Year 's Day 2021", "2021-01-01"),
        TimeCase("It rose in the third quarter of 2022.", "third quarter of 2022", "2022-07-01/2022-09-30"),
        TimeCase("Output fell in Q1 2023.", "Q1 2023", "2023-01-01/2023-03-31"),
        TimeCase("The summer of 2020 was hot.", "summer of 2020", "2020-06-01/2020-08-31"),
        TimeCase("In early March rebels came.", "early March", "2023-03-01/2023-03-10"),
        TimeCase("They left in mid-2021.", "mid-2021", "2021-05-01/2021-08-31"),
        TimeCase("In the first half of 2022 it fell.", "first half of 2022", "2022-01-01/2022-06-30"),
        TimeCase("In the first week of May it fell.", "first week of May", "2023-05-01/2023-05-07"),
        TimeCase("They met on May 3-4, 2021.", "May 3-4, 2021", "2021-05-03/2021-05-04"),
    ])
    func statesTheDate(_ example: TimeCase) { check(example) }

    @Test(arguments: [
        TimeCase("The council voted on Friday.", "Friday", "2023-06-30", .published),
        TimeCase("The council voted on Thursday.", "Thursday", "2023-06-29", .published),
        TimeCase("The council met on Saturday night.", "Saturday night", "2023-06-24", .published),
        TimeCase("The council will vote on Monday.", "Monday", "2023-07-03", .published),
        TimeCase("The council met next Friday.", "next Friday", "2023-07-07", .published),
        TimeCase("The council met last Friday.", "last Friday", "2023-06-23", .published),
        TimeCase("The council meets this Sunday.", "this Sunday", "2023-07-02", .published),
        TimeCase("They met on Tuesday of last week.", "Tuesday of last week", "2023-06-20", .published),
        TimeCase("They met today.", "today", "2023-06-30", .published),
        TimeCase("They met yesterday.", "yesterday", "2023-06-29", .published),
        TimeCase("They meet tomorrow morning.", "tomorrow morning", "2023-07-01", .published),
        TimeCase("Shells fell overnight.", "overnight", "2023-06-29/2023-06-30", .published),
        TimeCase("He mutinied last week.", "last week", "2023-06-19/2023-06-25", .published),
        TimeCase("They meet next month.", "next month", "2023-07-01/2023-07-31", .published),
        TimeCase("This year it rained.", "This year", "2023-01-01/2023-12-31", .published),
        TimeCase("It was quiet last weekend.", "last weekend", "2023-06-24/2023-06-25", .published),
        TimeCase("It was quiet over the weekend.", "weekend", "2023-06-24/2023-06-25", .published),
        TimeCase("They met two weeks ago.", "two weeks ago", "2023-06-12/2023-06-18", .published),
        TimeCase("They met ten days ago.", "ten days ago", "2023-06-20", .published),
        TimeCase("They met a year ago.", "a year ago", "2022-01-01/2022-12-31", .published),
        TimeCase("Late last year they met.", "Late last year", "2022-09-01/2022-12-31", .published),
        TimeCase("They met earlier this month.", "earlier this month", "2023-06-01/2023-06-30", .published),
        TimeCase("They met last March.", "last March", "2023-03-01/2023-03-31", .published),
        TimeCase("For the past two months it rained.", "past two months", "2023-04-30/2023-06-30", .published),
        TimeCase("In the coming days it may rain.", "coming days", "2023-06-30/..", .published),
        TimeCase("In recent weeks it rained.", "recent weeks", "../2023-06-30", .published),
        TimeCase(
            "It ended a decade-old mission.", "decade-old", "2013-01-01/2013-12-31", .published, kind: .age),
    ])
    func reckonsFromPublication(_ example: TimeCase) { check(example) }

    @Test(arguments: [
        TimeCase("Since 2012 they fight.", "Since 2012", "2012-01-01/.."),
        TimeCase("They stayed until 2022.", "until 2022", "../2022-12-31"),
        TimeCase("They leave by December 31.", "by December 31", "../2023-12-31"),
        TimeCase("They leave by the end of the year.", "by the end of the year", "../2023-12-31", .published),
        TimeCase("They left before 2015.", "before 2015", "../2014-12-31"),
        TimeCase("After May 3 they left.", "After May 3", "2023-05-04/.."),
        TimeCase("Between 2012 and 2015 they fought.", "Between 2012 and 2015", "2012-01-01/2015-12-31"),
        TimeCase("They met from May 3 to June 4.", "from May 3 to June 4", "2023-05-03/2023-06-04"),
        TimeCase("They met from May 3 to June 4, 2021.", "from May 3 to June 4, 2021", "2021-05-03/2021-06-04"),
        TimeCase("The war of 1992-1995 ended.", "1992-1995", "1992-01-01/1995-12-31"),
        TimeCase("The season 2012-13 was dry.", "2012-13", "2012-01-01/2013-12-31"),
        TimeCase("They met Monday through Wednesday.", "Monday through Wednesday", "2023-06-26/2023-06-28", .published),
        TimeCase("They fought in 2012 and 2015.", "2015", "2015-01-01/2015-12-31"),
        TimeCase("Since last week 's attack they wait.", "last week", "2023-06-19/2023-06-25", .published),
    ])
    func limitsAndSpans(_ example: TimeCase) { check(example) }

    @Test(arguments: [
        TimeCase("The vote came two weeks after Mali spoke.", "two weeks after", "../..", .event, offset: 14),
        TimeCase("He left three days before the vote.", "three days before", "../..", .event, offset: -3),
        TimeCase("He left the day before the vote.", "day before", "../..", .event, offset: -1),
        TimeCase("Days after the coup he left.", "Days after", "../..", .event),
        TimeCase(
            "Two weeks after Christmas he left.", "Two weeks after Christmas", "2023-01-08", published: "2023-03-01"),
        TimeCase("He spoke three days earlier.", "three days earlier", "2023-06-27", .event, offset: -3),
        TimeCase("He fled on May 3 and died two days later.", "two days later", "2023-05-05"),
        TimeCase("It came in 2012 and left the following year.", "following year", "2013-01-01/2013-12-31"),
        TimeCase("On May 3 he fled, and the following Friday he died.", "following Friday", "2023-05-05"),
        TimeCase("The following autumn he left.", "following autumn", "../..", .event),
        TimeCase("They were neglected for years.", "years", "../..", .none, kind: .duration),
        TimeCase("They stayed for two weeks after the vote.", "two weeks", "../..", .none, kind: .duration),
        TimeCase("A three-day visit ended.", "three-day", "../..", .none, kind: .duration),
        TimeCase("They meet every day.", "every day", "../..", .none, kind: .set),
        TimeCase("They meet on Fridays.", "Fridays", "../..", .none, kind: .set),
    ])
    func eventsDurationsAndSets(_ example: TimeCase) { check(example) }

    @Test(arguments: [
        TimeCase("They met on Friday.", "Friday", "../..", .none, published: nil),
        TimeCase("They met on June 30.", "June 30", "../..", .none, published: nil),
        TimeCase("They met two weeks ago.", "two weeks ago", "../..", .none, published: nil),
        TimeCase("They left by the end of the year.", "by the end of the year", "../..", .none, published: nil),
        TimeCase("From May 3 to June 4 they met.", "From May 3 to June 4", "../..", .none, published: nil),
        TimeCase("They met on June 30, 2023.", "June 30, 2023", "2023-06-30", published: nil),
        TimeCase("They were there in 2020.", "2020", "2020-01-01/2020-12-31", published: nil),
    ])
    func neverGuessesWithoutPublicationDate(_ example: TimeCase) { check(example) }

    @Test(arguments: [
        "More than 2,020 people fled.", "13,000 troops left.", "A force of 1500 soldiers came.", "Some 2000 men fled.",
        "The 2000 troops left.", "It cost $ 2000.", "By 2000 people the plan was signed.", "Resolution 2100 passed.",
        "They may march on the town.", "Premier May spoke to them.", "A force of 2000 left.",
        "The fall of Bamako came.",
        "They sailed in 1500 boats.", "He came second.", "In 2000 villages they fled.",
    ])
    func takesNoQuantitiesForYears(_ text: String) {
        let dates = found(text, published: "2023-06-30")
        #expect(dates.isEmpty, "\(dates.map(\.phrase))")
    }

    @Test func readsTheTenseInTheTree() throws {
        func tree(_ verb: String, tag: String, auxiliary: Bool) -> Sentence {
            let words = auxiliary ? ["They", "will", verb, "Friday"] : ["They", "just", verb, "Friday"]
            var tokens = words.map { Token(form: $0, head: 2) }
            tokens[1].deprel = auxiliary ? .aux : .advmod
            tokens[2] = Token(form: verb, upos: .verb, xpos: tag, deprel: .root)
            return Sentence(tokens: tokens, range: 0..<0)
        }
        let monday = try #require(CalendarDate(iso: "2023-06-26"))
        let ahead = reader.expressions(in: tree("vote", tag: "VB", auxiliary: true), published: monday)
        let back = reader.expressions(in: tree("voted", tag: "VBD", auxiliary: false), published: monday)
        #expect(ahead.map(\.value.description) == ["2023-06-30"])
        #expect(back.map(\.value.description) == ["2023-06-23"])
    }

    @Test func weekdaysAreWithinAWeek() throws {
        let names = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
        for offset in 0..<60 {
            let published = CalendarDate(dayNumber: 19_000 + offset)
            for (index, name) in names.enumerated() {
                for prefix in ["on", "last", "next", "this", "by", "until"] {
                    let expressions = found("They meet \(prefix) \(name).", published: published.description)
                    let value = try #require(expressions.first?.expression.value)
                    let day = try #require(value.to)
                    #expect(day.weekday == index + 1)
                    #expect(abs(day.dayNumber - published.dayNumber) <= 7)
                    if prefix == "last" { #expect(day < published) }
                    if prefix == "next" { #expect(day > published) }
                }
            }
        }
    }

    @Test func readsDeepNestingInLinearTime() {
        let unit = ["first", "week", "of", "the", "end", "of", "about", "early"]
        let tokens = (0..<8000).map { Token(form: unit[$0 % unit.count], head: 0, range: $0..<$0 + 1) }
        let whole = Sentence(tokens: tokens, range: 0..<tokens.count)
        #expect(reader.expressions(in: whole, published: nil).allSatisfy { $0.tokens.count < 10 })
    }

    @Test func survivesAnyTokens() {
        let pool = [
            "on", "since", "2023", "-", "06", "/", "31", "June", "Feb.", "29", "the", "last", "year", "two", "weeks",
            "ago",
            "after", "between", "and", "from", "to", "early", "mid", "1990s", "'s", ",", "Friday", "next", "9999",
            "0000",
            "99999999999", "century", "21st", "half", "a", "few", "every", "old", "Christmas", "quarter", "third", "is",
            "’",
            "decades", "1000", "of", "end", "until", "by", "", "é", "'90s", "2023-06-30", "5/6/2023", "2012-13",
            "hundred",
        ]
        var generator = SplitMix(state: 20_230_630)
        for round in 0..<3000 {
            let forms = (0..<Int.random(in: 0..<24, using: &generator)).compactMap { _ in
                pool.randomElement(using: &generator)
            }
            let text = forms.joined(separator: " ")
            var start = 0
            let tokens = forms.map { form in
                defer { start += form.utf8.count + 1 }
                return Token(form: form, head: round % 2 == 0 ? nil : 0, range: start..<start + form.utf8.count)
            }
            let whole = Sentence(tokens: tokens, range: 0..<text.utf8.count)
            let published =
                round % 3 == 0 ? nil : CalendarDate(dayNumber: Int.random(in: 0..<30_000, using: &generator))
            let expressions = reader.expressions(in: whole, published: published)
            var end = 0
            for expression in expressions {
                #expect(expression.tokens.lowerBound >= end && !expression.tokens.isEmpty)
                #expect(expression.tokens.upperBound <= tokens.count)
                #expect(expression.range.lowerBound == tokens[expression.tokens.lowerBound].range.lowerBound)
                if let from = expression.value.from, let to = expression.value.to { #expect(from <= to, "\(text)") }
                if published == nil { #expect(expression.anchor != .published) }
                end = expression.tokens.upperBound
            }
        }
    }
}

@Suite struct TimeWordsTests {
    @Test func reportsEveryMistakeWithItsLine() {
        #expect {
            try TimeWords(files: [
                ("a.words", "# months\nJanuary  month 1\nFebruary month 2\n"),
                ("b.words", "March  month 13\n,  month 1"),
            ])
        } throws: { error in
            guard let problems = error as? TimeWords.Problems else { return false }
            return problems.problems.map { "\($0.file):\($0.line)" } == ["a.words:3", "b.words:1", "b.words:2"]
                && problems.description.hasPrefix("a.words:3: expected words")
        }
    }

    @Test func prefersLongerSpellings() throws {
        let words = try TimeWords(files: [("a.words", "late  part late\nlate in  part early  # why\n")])
        #expect(words.entries["late"]?.map(\.words) == [["late", "in"], ["late"]])
    }
}

/// Splits at spaces, hyphens and closing punctuation; no tags, no tree.
private func sentence(_ text: String) -> Sentence {
    var tokens: [Token] = []
    var start = 0
    for word in text.split(separator: " ", omittingEmptySubsequences: false) {
        var pieces = [word]
        if word.contains("-") { pieces = word.split(separator: "-").flatMap { ["-", $0] }.dropFirst().map { $0 } }
        if let last = pieces.last, let mark = last.last, ",.".contains(mark), last != "Dec." {
            pieces[pieces.count - 1] = last.dropLast()
            pieces.append(last.suffix(1))
        }
        for piece in pieces {
            tokens.append(Token(form: String(piece), range: start..<start + piece.utf8.count))
            start += piece.utf8.count
        }
        start += 1
    }
    return Sentence(tokens: tokens, range: 0..<text.utf8.count)
}

private struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = (state ^ (state >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }
}
