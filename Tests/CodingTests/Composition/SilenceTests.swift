import Reports
import Testing

@testable import Coding

/// A sentence without events says why.
struct SilenceTests {
    private func silence(_ text: String) throws -> Silence {
        let rapporteur = try Project.rapporteur.get()
        let account = rapporteur.read(Report(id: "r", body: text, published: nil), isTraced: true).account
        #expect(account.events.isEmpty)
        return try #require(account.silences.first)
    }

    @Test func noWordHasAFrame() throws {
        #expect(try silence("The bridge is green.").reasons.isEmpty)
    }

    @Test func aConditionIsNotMet() throws {
        let reasons = try silence("The storm struck Florida.").reasons
        #expect(reasons.contains { $0.word == "struck" && $0.source?.file.hasSuffix("assault.frames") ?? false })
    }

    @Test func nobodyIsKnown() throws {
        #expect(try silence("He attacked them.").reasons.contains { $0.reason.contains("no known party") })
    }

    @Test func aDomainRulesItOut() throws {
        let reasons = try silence("England attacked from the start of the cricket match.").reasons
        #expect(reasons.contains { $0.reason.contains("sport") && $0.source?.file == "rules/composition.rules" })
    }

    @Test func fictionIsNotRead() throws {
        let reasons = try silence("The film shows how Russian troops stormed Berlin.").reasons
        #expect(reasons.contains { $0.word == "shows" && $0.source?.file.hasSuffix("statements.frames") ?? false })
    }

    @Test func nothingIsKeptUnlessAskedFor() throws {
        let account = try Project.rapporteur.get().read(text: "The bridge is green.")
        #expect(account.silences.isEmpty)
    }
}
