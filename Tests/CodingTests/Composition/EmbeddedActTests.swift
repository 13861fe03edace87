import Foundation
import Knowledge
import Testing

@testable import Coding

/// Acts that another event is about are told inside it, never as events of their own.
struct EmbeddedActTests {
    private func events(_ text: String) throws -> [Event] { try Project.rapporteur.get().read(text: text).events }

    @Test(arguments: [
        ("Mali demanded that France withdraw its troops from Gao.", "REQUEST", "RETREAT", Status.demanded, "France"),
        ("Kenya urged Uganda to release the prisoners.", "REQUEST", "RETREAT", .demanded, "Uganda"),
        ("Iran threatened to attack Israel.", "THREATEN", "ASSAULT", .threatened, "Iran"),
        ("Ghana agreed to send food aid to Togo.", "AGREE", "AID", .planned, "Ghana"),
        ("Israel refused to meet the Palestinians.", "REJECT", "CONSULT", .negated, "Israel"),
        ("Ukraine accused Russia of shelling Kharkiv.", "ACCUSE", "ASSAULT", .hypothetical, "Russia"),
    ])
    func theActWithinHasItsStatus(text: String, outer: String, inner: String, status: Status, actor: String) throws {
        let event = try #require(try events(text).first)
        #expect(try events(text).count == 1)
        #expect(event.code.type.rawValue == outer)
        let act = try #require(event.embedded.first)
        #expect(act.code.type.rawValue == inner)
        #expect(act.status == status)
        #expect(act.actors.contains { $0.text.contains(actor) })
    }

    @Test func actsNest() throws {
        let event = try #require(
            try events("France refused to ask Togo to release the prisoners.").first {
                $0.code.type.rawValue == "REJECT"
            })
        let request = try #require(event.embedded.first)
        #expect(request.code.type.rawValue == "REQUEST")
        #expect(request.embedded.first?.code.type.rawValue == "RETREAT")
    }

    @Test func theLineHasTheKeyOnlyWhereThereIsAnAct() throws {
        let encoder = JSONEncoder()
        let demand = try #require(try events("Kenya urged Uganda to release the prisoners.").first)
        let raid = try #require(try events("Rebels attacked the army.").first)
        #expect(String(decoding: try encoder.encode(demand), as: UTF8.self).contains(#""embedded":[{"#))
        #expect(!String(decoding: try encoder.encode(raid), as: UTF8.self).contains("embedded"))
    }

    @Test func whatOnlyCameoCodesHasNoPloverType() throws {
        let event = try #require(try events("The Danish embassy declined to comment on the arrest.").first)
        #expect(event.code.cameo == "011")
        #expect(String(decoding: try JSONEncoder().encode(event), as: UTF8.self).contains(#""plover":null"#))
    }

    /// A statement is told where its sentence tells nothing more.
    @Test func aStatementYieldsToAnEvent() throws {
        let found = try events(
            "Denmark denied responsibility for the blast, and Norway expelled the Danish ambassador.")
        #expect(found.map(\.code.type.rawValue) == ["SANCTION"])
    }
}
