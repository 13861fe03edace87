import Calendars
import Foundation
import Knowledge
import Situations
import Testing

struct ResolutionReaderTests {
    static let knowledge: KnowledgeBase? = {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Knowledge")
        return try? KnowledgeBase(KnowledgeFolder(path: root.path, executable: "", environment: [:]).files())
    }()

    private func read(_ text: String) throws -> Resolution? {
        ResolutionReader(try #require(Self.knowledge)).read(text)
    }

    static let ending = """
        Resolution 9001 (2023)

        Adopted by the Security Council at its 9999th meeting, on 30 June 2023

        The Security Council,

        Recalling its resolution 2640 (2022) of 29 June 2022,

        Acting under Chapter VII of the Charter of the United Nations,

        1. Decides to end the mandate of MINUSMA as of 30 June 2023, asks the Secretary-General to start on 1 July 2023 with
        the drawdown of its staff, so that all is completed by 31 December 2023; further decides that the liquidation of
        MINUSMA shall begin on 1 January 2024;

        2. Calls upon all parties to cooperate, and encourages States to lend transport;

        3. Requests the Secretary-General to report to the Council by 30 October 2023.
        """

    @Test func readsTheFourDatesOfAnEnding() throws {
        let resolution = try #require(try read(Self.ending))
        let dates = Dictionary(
            resolution.provisions.map { ($0.kind, $0.date.description) }, uniquingKeysWith: { first, _ in first })
        #expect(dates[.mandateEnds] == "2023-06-30")
        #expect(dates[.drawdownFrom] == "2023-07-01")
        #expect(dates[.withdrawnBy] == "2023-12-31")
        #expect(dates[.liquidationFrom] == "2024-01-01")
        #expect(dates[.reportDue] == "2023-10-30")
        #expect(resolution.provisions.count == 5)
    }

    @Test func readsHeadForceAndChapter() throws {
        let resolution = try #require(try read(Self.ending))
        #expect(resolution.symbol == "S/RES/9001 (2023)")
        #expect(resolution.adopted?.description == "2023-06-30")
        #expect(resolution.meeting == 9999)
        #expect(resolution.chapters == ["VII"])
        #expect(resolution.operative.map(\.force) == [.decision, .request, .request])
        #expect(resolution.operative[1].further.map(\.force) == [.encouragement])
        #expect(resolution.preamble.count == 2)
    }

    @Test func readsVoteAndAbsentMembers() throws {
        let text = """
            999 (1973). Resolution of 24 November 1973

            The Security Council,

            Noting the report,

            Extends the mandate of UNFICYP for a further period of six months.

            Adopted at the 1800th meeting by 12 votes to none, with 2 abstentions (Guinea, India). 8

            8 One member (China) did not participate in the voting.
            """
        let resolution = try #require(try read(text))
        #expect(resolution.vote == .tally(CouncilVote.Tally(inFavour: 12, against: 0, abstaining: 2)))
        #expect(resolution.named == [.abstaining: ["GIN", "IND"], .notParticipating: ["CHN"]])
        #expect(resolution.provisions.first?.date.description == "1974-05-24")
        #expect(resolution.provisions.first?.isReckoned == true)
    }

    @Test func seesAResolutionWithinAPressRelease() throws {
        let text = """
            Council acts

            The full text of resolution 9002 (2024) reads as follows:

            “The Security Council,

            “Recalling its resolutions,

            “1. Decides that UNMISS shall comprise up to 17,000 military personnel and 2,101 police personnel;
            """
        let resolution = try #require(try read(text))
        #expect(resolution.number == 9002)
        #expect(resolution.ceilings.map(\.value) == [17000, 2101])
        #expect(resolution.ceilings.map(\.category) == ["military", "police"])
    }

    @Test(arguments: [
        "", "The Security Council", "The Security Council,\n\nmet on Friday.",
        "The Security Council on Friday voted to end the mission.\n\n1. First\n\n2. Second",
    ])
    func newsIsNoResolution(text: String) throws { #expect(try read(text) == nil) }

    /// Any bytes may be given: cut, doubled and scrambled texts are read or refused, and never stop the program.
    @Test func survivesScrambledText() throws {
        let reader = ResolutionReader(try #require(Self.knowledge))
        var state: UInt64 = 7
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        var read = 0
        for _ in 0..<300 {
            var bytes = Array(Self.ending.utf8)
            for _ in 0..<next(40) {
                switch next(3) {
                case 0: bytes[next(bytes.count)] = UInt8(next(256))
                case 1: bytes.removeSubrange(0..<next(bytes.count / 4))
                default: bytes.insert(contentsOf: Array("“1. \n\n".utf8), at: next(bytes.count))
                }
            }
            let text = String(decoding: bytes, as: UTF8.self)
            guard let resolution = reader.read(text) else { continue }
            read += 1
            let all = 0..<text.utf8.count
            #expect(
                resolution.operative.allSatisfy {
                    all.contains($0.range.lowerBound) && $0.range.upperBound <= all.upperBound
                })
        }
        #expect(read > 0)
    }
}
