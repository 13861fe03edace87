import Reports
import Testing

@testable import Coding

/// Any text gives an account, and every account keeps its promises.
struct CoderFuzzTests {
    private struct Noise {
        var state: UInt64
        mutating func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
    }

    private static let words = [
        "Mali", "the army", "France", "attacked", "condemned", "whose", "who", "which", "that", "it", "they", "he", "(",
        ")", "GSIM",
        "\"", "said", "to", "withdraw", "by", "of", "and", ",", ".", "on Friday", "refused", "talks", "between", "will",
        "not", "must",
        "its", "troops", "—", "al-Qaeda", "U.N.", "mission", "the", "a", "accused", "killing", "for", "'s", "é",
        "\u{200D}", "😀",
        "2015", "13,000", "agreed", "if", "according to", "President", "Abdoulaye Diop", "junta", ";", ":", "-",
        "demanded",
    ]

    @Test(arguments: [11, 12, 13, 14]) func anyWordsGiveAnAccount(seed: UInt64) throws {
        var noise = Noise(state: seed)
        let rapporteur = try Project.rapporteur.get()
        for _ in 0..<60 {
            let text = (0..<noise.next(40)).map { _ in Self.words[noise.next(Self.words.count)] }.joined(separator: " ")
            let bytes = Array(text.utf8)
            for event in rapporteur.read(text: text).events {
                #expect(!event.actors.isEmpty || !event.recipients.isEmpty)
                #expect(!event.evidence.isEmpty)
                #expect(event.id.utf8.count == 16)
                for party in event.actors + event.recipients {
                    #expect(party.range.upperBound <= bytes.count)
                    #expect(String(decoding: bytes[party.range], as: UTF8.self) == party.text)
                }
                for evidence in event.evidence {
                    #expect(!evidence.range.isEmpty && evidence.range.upperBound <= bytes.count)
                }
            }
        }
    }

    @Test func aLeadThatStandsTwiceIsCodedOnce() throws {
        let lead =
            "The U.N. Security Council on Friday voted to end the old peacekeeping mission to Mali, whose rulers had asked for it"
        let text =
            "Ambassador Leaves\n\n\(lead) for months.\n\n\(lead).\n\nNobody was surprised by the decision of the members."
        let rapporteur = try Project.rapporteur.get()
        let report = try rapporteur.reader.read(Array(text.utf8), id: "r")
        let sanctions = rapporteur.read(report).account.events.filter { $0.code.type.rawValue == "SANCTION" }
        #expect(sanctions.count == 1)
    }

    @Test func captionsAndMenusAreNotCoded() throws {
        let text =
            "Breaking News\n\nFILE PHOTO: Soldiers attacked rebels in Gao.\n\nThe weather was fine in most of the country on Monday."
        let rapporteur = try Project.rapporteur.get()
        let report = try rapporteur.reader.read(Array(text.utf8), id: "r")
        #expect(rapporteur.read(report).account.events.isEmpty)
    }
}
