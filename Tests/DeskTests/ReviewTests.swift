import Foundation
import Hummingbird
import Testing

@testable import Desk

/// Judgements sent by the review pages. Each test works on a statement of its own.
@Suite(.serialized)
struct ReviewTests {
    let fixture: Fixture

    init() throws { fixture = try Fixture.ofReview.get() }

    private func post(_ fields: [String: String]) async throws -> Fixture.Reply {
        let body = Question.link("", fields).dropFirst()
        return try await fixture.ask(
            "/review", .post, headers: [.contentType: "application/x-www-form-urlencoded"], body: String(body))
    }

    private func waiting(for reviewer: String) async throws -> [String] {
        let queue = try await fixture.ask("/api/review?reviewer=\(reviewer)&limit=200").json?["items"]?.elements ?? []
        return queue.compactMap { $0["statement"]?["id"]?.text }
    }

    private func item(_ key: String) async throws -> JSONValue {
        try #require(try await fixture.ask("/api/review/\(key)").json?["item"])
    }

    private func standing() async throws -> [String] {
        let events = try await fixture.ask("/api/events?limit=200").json?["items"]?.elements ?? []
        return events.compactMap { $0["id"]?.text }
    }

    @Test func whatWasJudgedWaitsNoMoreUntilItIsReopened() async throws {
        let key = try #require(try await waiting(for: "ann").first)
        #expect(try await post(["key": key, "act": "accept", "reviewer": "ann", "reason": "seen"]).status == 303)
        #expect(try await !waiting(for: "ann").contains(key))
        #expect(try await waiting(for: "bob").contains(key))
        let page = try await fixture.ask("/review?reviewer=ann").text
        #expect(page.contains("value=\"reopen\""), "what was judged can be reopened")
        #expect(try await post(["key": key, "act": "reopen", "reviewer": "ann"]).status == 303)
        #expect(try await waiting(for: "ann").contains(key))
        #expect(try await post(["key": key, "act": "accept", "reviewer": "ann"]).status == 303)
        #expect(try await !waiting(for: "ann").contains(key), "judged again after it was reopened")
    }

    @Test func rejectsAndReopens() async throws {
        let key = try #require(try await waiting(for: "cleo").last)
        #expect(try await post(["key": key, "act": "reject", "reviewer": "cleo"]).status == 303)
        #expect(try await !standing().contains(key))
        #expect(try await item(key)["isStanding"] == false)
        #expect(try await fixture.ask("/review/\(key)?reviewer=cleo").text.contains("value=\"reopen\""))
        #expect(try await post(["key": key, "act": "reopen", "reviewer": "cleo"]).status == 303)
        #expect(try await standing().contains(key))
    }

    @Test func correctsOnlyWhatWasChanged() async throws {
        let key = try #require(try await standing().first)
        var fields = ["key": key, "act": "correct", "reviewer": "dora"]
        for field in try await item(key)["fields"]?.elements ?? [] {
            fields[field["field"]?.text ?? ""] = field["text"]?.text ?? ""
        }
        #expect(try await post(fields).status == 400, "nothing was changed")
        fields["status"] = "planned"
        #expect(try await post(fields).status == 303)
        let corrections = try await item(key)["corrections"]?.elements ?? []
        #expect(corrections.last?["changes"] == [["field": "status", "text": "planned"]])
        #expect(try await item(key)["statement"]?["status"] == "planned")
        fields["status"] = "perhaps"
        let wrong = try await post(fields)
        #expect(wrong.status == 400)
        #expect(wrong.text.contains("perhaps"))
    }

    @Test func splits() async throws {
        let key = try #require(try await standing().dropFirst().first)
        let before = try await standing()
        #expect(try await post(["key": key, "act": "split", "reviewer": "eve", "status": "threatened"]).status == 303)
        let made = Set(try await standing()).subtracting(before)
        #expect(made.count == 1)
        let part = try #require(made.first)
        #expect(try await item(part)["statement"]?["status"] == "threatened")
        #expect(try await post(["key": key, "act": "reopen", "reviewer": "eve"]).status == 303)
        #expect(try await Set(standing()) == Set(before))
    }

    @Test func mergesIntoACandidate() async throws {
        let key = try #require(try await standing().dropFirst(2).first)
        let candidates = try await fixture.ask("/api/review/\(key)").json?["candidates"]?.elements.compactMap(\.text)
        let other = try #require(candidates?.first)
        let page = try await fixture.ask("/review/\(key)?reviewer=flo").text
        #expect(page.contains("value=\"\(other)\""))
        #expect(try await post(["key": key, "act": "merge", "reviewer": "flo"]).status == 400, "into what?")
        #expect(try await post(["key": key, "act": "merge", "into": other, "reviewer": "flo"]).status == 303)
        #expect(try await !standing().contains(key))
        #expect(
            try await fixture.ask("/review/\(other)").text.contains("/review/\(key)"), "says what was merged into it")
        #expect(try await post(["key": key, "act": "reopen", "reviewer": "flo"]).status == 303)
        #expect(try await standing().contains(key))
    }

    @Test func nobodyOverrulesWhatTheyHaveNotSeen() async throws {
        let key = try #require(try await standing().last)
        let seen = String(try await item(key)["corrections"]?.elements.count ?? 0)
        #expect(try await post(["key": key, "act": "accept", "reviewer": "gil", "seen": seen]).status == 303)
        #expect(try await post(["key": key, "act": "reject", "reviewer": "hal", "seen": seen]).status == 409)
        #expect(try await standing().contains(key))
    }

    @Test func saysWhatIsWrong() async throws {
        #expect(try await post(["key": "none", "act": "accept", "reviewer": "ivy"]).status == 404)
        #expect(try await post(["key": "none", "act": "praise", "reviewer": "ivy"]).status == 400)
        #expect(try await post(["key": "none", "act": "accept"]).status == 400)
        #expect(try await fixture.ask("/review/none").status == 404)
    }

    /// WCAG 2.1.4: single keys work only while a statement has the focus.
    @Test func keysNeedTheFocus() async throws {
        let script = try await fixture.ask("/assets/desk.js").text
        let handlers = script.components(separatedBy: "addEventListener(\"keydown\"")
        #expect(handlers.count == 2)
        #expect(handlers[0].hasSuffix("card."))
        #expect(handlers[1].contains("event.target !== card"))
        #expect(try await fixture.ask("/review").text.contains("tabindex=\"0\""))
    }
}
