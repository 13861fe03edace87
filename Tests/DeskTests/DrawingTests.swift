import Calendars
import Testing

@testable import Archive
@testable import Desk

struct DrawingTests {
    @Test func networksAreDrawnTheSameEveryTime() {
        let ties = [(0, 1, 3.0), (1, 2, 1.0), (2, 0, 1.0), (3, 0, 9.0)]
        let one = NetworkLayout(nodes: 5, ties: ties, size: SIMD2(900, 600)).positions
        let other = NetworkLayout(nodes: 5, ties: ties, size: SIMD2(900, 600)).positions
        #expect(one == other)
        #expect(Set(one.map(\.x)).count == 5, "nobody stands on another")
        #expect(one.allSatisfy { $0.x >= 0 && $0.x <= 900 && $0.y >= 0 && $0.y <= 600 })
        #expect(NetworkLayout(nodes: 0, ties: [], size: SIMD2(900, 600)).positions.isEmpty)
        #expect(NetworkLayout(nodes: 1, ties: [], size: SIMD2(900, 600)).positions.count == 1)
    }

    @Test(arguments: [(3, "day"), (200, "week"), (1_000, "month"), (5_000, "quarter"), (20_000, "year")])
    func timelinesChooseTheirStep(days: Int, step: String) throws {
        let first = try #require(CalendarDate(iso: "1970-03-05"))
        let tallies = [
            DayTally(day: first, type: "AID", count: 2),
            DayTally(day: first.adding(days: days), type: "ASSAULT", count: 1),
        ]
        let tally = TimelineTally(tallies)
        #expect(tally.step.rawValue == step)
        #expect(tally.bins.map(\.total).reduce(0, +) == 3)
        #expect(tally.types == ["AID", "ASSAULT"])
        #expect(tally.bins.count <= 80)
    }

    @Test func marksStandInTheirPlace() {
        var marks = StatementMarks(.null)
        marks.marks = [
            .init(part: .actor, range: 0..<4, meaning: "mali", codes: "MLI"),
            .init(part: .act, range: 2..<6, meaning: nil, codes: ""),
            .init(part: .place, range: 10..<15, meaning: nil, codes: ""),
        ]
        marks.sentence = 0..<15
        let text = MarkedText("Malí <b>&x Gao", [("k", marks)]) { _ in "\"t\"" }
        let html = text.html(of: 0..<15)
        #expect(html.hasPrefix("<span id=\"b-0\" class=\"anchor\"></span><a class=\"mark actor\" href=\"#s-k\""))
        #expect(!html.contains("<b>"), "the text of a report never becomes markup")
        #expect(html.contains("title=\"&quot;t&quot;\""))
        #expect(!html.contains("mark act\""), "what overlaps is left to the list")
    }

    @Test func mapsHoldTheirPoints() {
        let point = MapDrawing.Point(
            name: "A&B", latitude: 16, longitude: -3, count: 4, type: "AID", link: "/x", title: "A&B: 4")
        let svg = MapDrawing(extent: [(16, -3)]).svg([point], [], Borders(path: "/nowhere"), alternative: "map")
        #expect(svg.contains("cx=\"480\""), "a single place stands in the middle")
        #expect(svg.contains("A&amp;B"))
    }

    @Test(arguments: [(0.04, "0"), (1.25, "1.3"), (-0.3, "-0.3"), (12, "12"), (-7.96, "-8")])
    func numbersAreShort(number: Double, text: String) {
        #expect(number.short == text)
    }
}
