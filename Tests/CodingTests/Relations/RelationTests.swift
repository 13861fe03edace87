import Calendars
import Testing

@testable import Coding

struct RelationTests {
    private func relations(_ text: String) throws -> [Relation] {
        try Project.rapporteur.get().read(text: text, published: CalendarDate(iso: "2023-06-30")).relations
    }

    @Test func aSeveredTieHasEnded() throws {
        let found = try relations("The new rulers of Niger severed military cooperation with Italy in May 2022.")
        let tie = try #require(found.first { $0.kind == "cooperates_with" })
        #expect(tie.state == .ended)
        #expect(tie.domain == "military")
        #expect(tie.object.country == "ITA")
        #expect(tie.valid.value.to == CalendarDate(iso: "2022-05-31"))
    }

    @Test func denialsKeepTheirSpeaker() throws {
        let tie = try #require(try relations("Rwanda denied that it supports the M23.").first { $0.kind == "supports" })
        #expect(tie.status == .denied)
        #expect(tie.speakers.first?.party.country == "RWA")
    }

    @Test func whatIsAgreedToIsPlanned() throws {
        let found = try relations("Sweden wants to join NATO.").filter { $0.kind == "member_of" }
        #expect(found.map(\.status) == [.planned])
    }

    /// What stands behind a dash is not with certainty what stands before it.
    @Test func aListAfterADashSignsNothing() throws {
        let found = try relations(
            "The desert is held by militias that are signatories of the Abuja accord, which was never honoured - the Support Group for Islam and Muslims (GSIM), which is al-Qaeda-linked, and Boko Haram."
        ).filter { $0.kind == "signatory_of" }
        #expect(found.allSatisfy { $0.subject.entity == nil })
    }

    @Test func titlesOfTwoPersonsAreNotMixed() throws {
        let offices = try relations("President Jane Doe of Chad and Prime Minister John Roe were detained.")
            .filter { $0.kind == "holds_office" }
        #expect(!offices.contains { $0.subject.text.contains("Roe") && $0.object.text.contains("President") })
    }

    @Test func theSameWordsHaveTheSameIdentifier() throws {
        let text = "Kenya cooperates with Uganda."
        #expect(try relations(text).map(\.id) == relations(text).map(\.id))
        #expect(try relations(text).allSatisfy { $0.id.utf8.count == 16 })
    }
}
