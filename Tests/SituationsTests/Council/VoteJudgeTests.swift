import Calendars
import Foundation
import Knowledge
import Situations
import Testing

struct VoteJudgeTests {
    static let rules: CouncilRules = {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Knowledge")
        let path = folder.appendingPathComponent("situations/security-council.council")
        let file = KnowledgeText(
            file: "situations/security-council.council", text: (try? String(contentsOf: path, encoding: .utf8)) ?? "")
        return (try? KnowledgeBase([file]))?.situations.council ?? CouncilRules()
    }()

    private func judge(
        _ inFavour: Int, _ against: Int, _ abstaining: Int, on day: String,
        named: [CouncilVote.Choice: [String]] = [:], kind: CouncilVote.Kind = .substantive,
        adopted: Bool = false, unanimous: Bool = false
    ) throws -> VoteJudgement {
        let day = try #require(CalendarDate(iso: day))
        let tally = CouncilVote.Tally(inFavour: inFavour, against: against, abstaining: abstaining)
        return VoteJudge(Self.rules).judge(
            CouncilVote(
                day: day, kind: kind, tally: tally, isUnanimous: unanimous, named: named, isReportedAdopted: adopted))
    }

    @Test func theCouncilHasItsMembersEveryYear() throws {
        for year in 1946...2026 {
            let day = try #require(CalendarDate(year: year, month: 7, day: 1))
            let elected = try #require(Self.rules.elected(on: day))
            let size = try #require(Self.rules.size(on: day)?.members)
            #expect(elected.count + 5 == size, "\(year)")
            #expect(Set(elected).count == elected.count, "\(year)")
        }
    }

    @Test func aVoteAgainstByAPermanentMemberIsAVeto() throws {
        let extension1999 = try judge(
            13, 1, 1, on: "1999-02-25", named: [.against: ["CHN"], .abstaining: ["RUS"]])
        #expect(extension1999.outcome == .vetoed)
        #expect(extension1999.vetoes == ["CHN"])
    }

    @Test func anAbstentionIsNoVeto() throws {
        #expect(try judge(14, 0, 1, on: "2023-12-01", named: [.abstaining: ["RUS"]]).outcome == .adopted)
    }

    @Test func noVetoOnProcedure() throws {
        let vote = try judge(10, 1, 0, on: "1956-11-04", named: [.against: ["SUN"]], kind: .procedural)
        #expect(vote.outcome == .adopted)
        #expect(vote.threshold == 7)
    }

    @Test func tooFewVotesAreNoVeto() throws {
        let vote = try judge(8, 2, 5, on: "2011-10-04", named: [.against: ["RUS", "CHN"]])
        #expect(vote.outcome == .rejected)
        #expect(vote.vetoes.isEmpty)
    }

    @Test func anUnnamedVoteAgainstLeavesItOpen() throws {
        #expect(try judge(12, 1, 2, on: "2020-06-01").outcome == .undetermined)
        #expect(try judge(12, 1, 2, on: "2020-06-01", adopted: true).outcome == .adopted)
    }

    @Test func absentMembersAreCounted() throws {
        let korea = try judge(7, 1, 0, on: "1950-06-27", named: [.against: ["YUG"], .absent: ["SUN"]])
        #expect(korea.outcome == .adopted)
        #expect(korea.unaccounted == 3)
    }

    @Test(arguments: [(2, 0, 2, "1950-11-17"), (73, 0, 2, "1981-12-18"), (4, 1, 1, "1955-12-16")])
    func impossibleRecordsAreCalledSo(inFavour: Int, against: Int, abstaining: Int, day: String) throws {
        let vote = try judge(inFavour, against, abstaining, on: day, kind: .procedural, adopted: true)
        #expect(vote.outcome == .impossible)
        #expect(!vote.contradictions.isEmpty)
    }

    @Test func aVoteThatTheTallyHasNoRoomForIsExplained() throws {
        let vote = try judge(13, 0, 2, on: "2022-02-25", named: [.against: ["RUS"]])
        #expect(vote.outcome == .impossible)
        #expect(vote.reasons.contains { $0.text.hasSuffix("with RUS against it would be 12-1-2 or 13-1-1.") })
        #expect(vote.reasons.contains { $0.text == "RUS against would be a veto." && $0.source.contains("27(3)") })
    }

    @Test func aPermanentMemberAgainstVetoes() throws {
        let vote = try judge(13, 1, 1, on: "2022-02-25", named: [.against: ["RUS"]])
        #expect(vote.outcome == .vetoed)
        #expect(vote.vetoes == ["RUS"])
    }

    @Test func negativeCountsDoNotOverflow() throws {
        #expect(try judge(13, .min, 1, on: "2022-02-25", named: [.against: ["RUS"]]).outcome == .impossible)
    }

    @Test func aStrangerHasNoVote() throws {
        #expect(try judge(14, 0, 1, on: "2023-06-30", named: [.abstaining: ["IND"]]).outcome == .impossible)
    }

    @Test func unanimousMeansEverybody() throws {
        #expect(try judge(14, 0, 1, on: "2023-06-30", unanimous: true).outcome == .impossible)
        #expect(try judge(15, 0, 0, on: "2023-06-30", unanimous: true).outcome == .adopted)
    }

    @Test func hugeNumbersDoNotOverflow() throws {
        #expect(try judge(.max, .max, .max, on: "2023-06-30").outcome == .impossible)
    }

    @Test func seatsOfOthers() throws {
        let day = try #require(CalendarDate(iso: "1960-01-01"))
        #expect(Self.rules.permanentSeat(of: "SUN", on: day) == "RUS")
        #expect(Self.rules.holder(of: "CHN", on: day) == "TWN")
        #expect(Self.rules.permanentSeat(of: "IND", on: day) == nil)
    }
}
