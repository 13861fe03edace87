import Archive
import Calendars
import Coding
import Foundation
import Hummingbird
import Reports
import Testing

@testable import Desk

struct RouterTests {
    let fixture: Fixture

    init() throws { fixture = try Fixture.shared.get() }

    /// A path with the examples of its required parameters.
    private func link(_ endpoint: Endpoint) async throws -> String {
        let items = try await fixture.ask("/api/events").json?["items"]?.elements ?? []
        let upload = try? fixture.desk.imports.take(.init(name: "again", bytes: Array(Fixture.hostile.utf8)))
        let known = [
            "{report}": fixture.report, "{statement}": items.first?["id"]?.text ?? "", "{import}": upload ?? "",
            "{story}": try await fixture.ask("/api/stories?reports=1").json?["items"]?.elements.first?["id"]?.text
                ?? "",
        ]
        var path = endpoint.path
        var query: [String: String] = [:]
        for parameter in endpoint.parameters {
            guard let example = parameter.example else { continue }
            let value = known[example] ?? example
            if parameter.place == .path {
                path = path.replacing("{\(parameter.name)}", with: value)
            } else {
                query[parameter.name] = value
            }
        }
        return Question.link(path, query)
    }

    @Test func everyDocumentedPathAnswersAsDocumented() async throws {
        let document = try #require(try await fixture.ask("/openapi.json").json)
        guard case .object(let paths) = document["paths"] else {
            Issue.record("no paths")
            return
        }
        #expect(Set(paths.keys) == Set(Desk.endpoints.map(\.path)))
        for endpoint in Desk.endpoints where endpoint.method == .get {
            let link = try await link(endpoint)
            let reply = try await fixture.ask(link)
            #expect(reply.status == 200, "\(link): \(reply.text.prefix(300))")
            switch endpoint.form {
            case .json(let schema):
                let value = try #require(reply.json, "\(link) is no JSON")
                #expect(schema.mismatch(value) == nil, "\(link)")
                #expect(reply.headers[.contentType] == "application/json")
            case .page: #expect(!reply.text.isEmpty)
            }
            #expect(reply.headers[.contentSecurityPolicy]?.contains("default-src 'none'") == true, "\(link)")
        }
    }

    @Test(arguments: [
        "/", "/events", "/report?name=hostile.txt", "/timeline", "/map", "/network", "/stories?reports=1",
        "/search?q=soldiers",
    ])
    func pagesHaveNoScriptOrStyleOfTheirOwn(link: String) async throws {
        let html = try await fixture.ask(link).text
        #expect(html.contains("<html lang=\"en\">"))
        #expect(!html.contains("style=\""))
        #expect(!html.contains("<script>"))
        #expect(!html.contains("onerror=alert(2)>"))
        #expect(html.components(separatedBy: "<main").count == 2)
        #expect(html.components(separatedBy: "<h1>").count == 2)
    }

    @Test func hostileTextStaysText() async throws {
        let html = try await fixture.ask("/report?name=hostile.txt").text
        #expect(html.contains("&lt;script&gt;"))
        #expect(!html.contains("<b>condemned</b>"))
        let search = try await fixture.ask("/search?q=%22%3E%3Cscript%3E").text
        #expect(!search.contains("\"><script>"))
    }

    @Test func tellsWhatIsWrong() async throws {
        let reply = try await fixture.ask("/api/events?known=yesterday")
        #expect(reply.status == 400)
        #expect(reply.headers[.contentType] == "application/problem+json")
        #expect(reply.json?["parameter"] == "known")
        #expect(try await fixture.ask("/api/events?limit=0").status == 400)
        #expect(try await fixture.ask("/api/nothing").status == 404)
        #expect(try await fixture.ask("/report?name=none").status == 404)
        #expect(try await fixture.ask("/briefing?of=nobody").status == 404)
        let page = try await fixture.ask("/nothing")
        #expect(page.status == 404)
        #expect(page.headers[.contentType]?.hasPrefix("text/html") == true)
    }

    @Test(arguments: [
        "/api/events?actor='%20OR%201=1--", "/api/events?text=%22%20OR%20*", "/api/search?q=%22NEAR(",
        "/api/events?type=%27;DROP%20TABLE%20report", "/events?offset=99", "/api/events?country=%00",
    ])
    func wordsNeverBecomeSQL(link: String) async throws {
        #expect(try await fixture.ask(link).status == 200)
        #expect(try await fixture.ask("/api/summary").json?["reports"]?.integer ?? 0 >= 2)
    }

    @Test func answersOnceWhileNothingChanges() async throws {
        let first = try await fixture.ask("/openapi.json")
        let tag = try #require(first.headers[.eTag])
        #expect(try await fixture.ask("/openapi.json", headers: [.ifNoneMatch: tag]).status == 304)
        #expect(try await fixture.ask("/openapi.json", headers: [.ifNoneMatch: "\"other\""]).status == 200)
    }

    @Test func pagesFollowEachOtherWhateverIsAdded() async throws {
        func identifiers(_ link: String) async throws -> (ids: [String], next: String?) {
            let page = try await fixture.ask(link).json
            return (page?["items"]?.elements.compactMap { $0["id"]?.text } ?? [], page?["next"]?.text)
        }
        let all = try await identifiers("/api/events?limit=200&to=2023-06-30&source=minusma").ids
        var found: [String] = []
        var next: String? = "/api/events?limit=3&to=2023-06-30&source=minusma"
        while let link = next {
            let page = try await identifiers(link)
            #expect(!page.ids.isEmpty && page.ids.count <= 3)
            found += page.ids
            next = page.next
            // A newer report comes between two pages.
            let text = "Rebels attacked Gao on June 29, 2023."
            let report = Report(
                id: "minusma later \(found.count)", body: text,
                published: CalendarDate(iso: "2024-01-0\(min(9, found.count))"))
            try fixture.desk.archive.add(
                [(report: report, account: fixture.desk.rapporteur.read(report).account)],
                coder: CoderVersion(program: "test", knowledge: "test", model: "test"), now: Date())
        }
        #expect(all.count > 3)
        #expect(found == all)
        #expect(try await fixture.ask("/api/events?at=1.2").status == 400)
    }

    @Test func aPageGoesBackToTheOneBefore() async throws {
        let query = "limit=2&source=minusma&to=2023-06-30"
        let first = try await fixture.ask("/events?\(query)").text
        let second = try await fixture.ask(try #require(Self.link("next", in: first))).text
        let again = try await fixture.ask(try #require(Self.link("prev", in: second))).text
        #expect(Self.keys(in: again) == Self.keys(in: first))
        #expect(Self.keys(in: second) != Self.keys(in: first))
        #expect(Self.link("prev", in: first) == nil)
    }

    private static func link(_ relation: String, in page: String) -> String? {
        page.matches(of: /rel="([a-z]+)" href="([^"]*)"/).first { $0.output.1 == relation }
            .map { String($0.output.2).replacing("&amp;", with: "&") }
    }

    private static func keys(in page: String) -> [String] {
        page.matches(of: /#s-([0-9a-f]+)"/).map { String($0.output.1) }
    }

    @Test func speaksFrench() async throws {
        let html = try await fixture.ask("/", headers: [.acceptLanguage: "fr"]).text
        #expect(html.contains("<html lang=\"fr\">"))
        #expect(html.contains("Situation"))
        #expect(try await fixture.ask("/?language=fr").text.contains("href=\"/briefing?language=fr\""))
        let words = fixture.desk.files.words
        #expect(words["en"]?.words.keys.sorted() == words["fr"]?.words.keys.sorted())
    }

    @Test func addsWhatIsPasted() async throws {
        let body = "text=Rebels+attacked+Gao+on+June+29,+2023.&published=2023-06-30"
        let type: HTTPFields = [.contentType: "application/x-www-form-urlencoded"]
        let reply = try await fixture.ask("/add", .post, headers: type, body: body)
        #expect(reply.status == 303)
        let id = try #require(reply.headers[.location]?.split(separator: "/").last)
        for _ in 0..<600 {
            if try await fixture.ask("/api/imports/\(id)").json?["stage"] == "done" { break }
            try await Task.sleep(for: .milliseconds(50))
        }
        let progress = try await fixture.ask("/api/imports/\(id)").json
        #expect(progress?["stage"] == "done")
        #expect(progress?["problems"]?.elements.isEmpty == true)
        let name = try #require(progress?["reports"]?.elements.first?.text)
        #expect(try await fixture.ask(Question.link("/report", ["name": name])).text.contains("Rebels"))
    }

    @Test func refusesWhatIsTooMuchOrFromElsewhere() async throws {
        let large = try await fixture.ask("/api/imports", .post, body: String(repeating: "x", count: 100_001))
        #expect(large.status == 413)
        #expect(try await fixture.ask("/api/imports", .post).status == 400)
        #expect(try await fixture.ask("/add", .post, headers: [.origin: "http://evil.example"]).status == 403)
        #expect(try await fixture.ask("/", host: "evil.example").status == 421)
    }
}
