import Testing

@testable import Desk

struct SafetyTests {
    private func refusal(
        _ method: String = "GET", host: String? = "127.0.0.1:8080", origin: String? = nil, site: String? = nil,
        path: String = "/", authorization: String? = nil, cookie: String? = nil,
        settings: DeskSettings = DeskSettings()
    ) -> Int? {
        Doorkeeper(settings: settings).refusal(
            of: .init(
                method: method, path: path, host: host, origin: origin, site: site, authorization: authorization,
                cookie: cookie))?.status
    }

    @Test(arguments: ["127.0.0.1:8080", "localhost:8080", "LOCALHOST:8080", "[::1]:8080"])
    func answersToItsNames(host: String) {
        #expect(refusal(host: host) == nil)
    }

    @Test(arguments: ["evil.example:8080", "127.0.0.1:9090", "127.0.0.1.evil.example:8080", "", nil])
    func answersToNoOtherName(host: String?) {
        #expect(refusal(host: host) == 421)
    }

    @Test func refusesPostsFromOtherSites() {
        #expect(refusal("POST", site: "cross-site") == 403)
        #expect(refusal("POST", site: "same-site") == 403)
        #expect(refusal("POST", origin: "http://evil.example") == 403)
        #expect(refusal("POST", origin: "null") == 403)
        #expect(refusal("POST", origin: "http://127.0.0.1:8080", site: "same-origin") == nil)
        #expect(refusal("POST") == nil, "a program without a browser sends neither")
        #expect(refusal(origin: "http://evil.example", site: "cross-site") == nil, "reading changes nothing")
    }

    @Test func asksForTheToken() {
        var settings = DeskSettings()
        settings.host = "192.0.2.7"
        settings.token = "a secret"
        func status(_ path: String = "/", authorization: String? = nil, cookie: String? = nil) -> Int? {
            refusal(
                host: "192.0.2.7:8080", path: path, authorization: authorization, cookie: cookie, settings: settings)
        }
        #expect(status() == 401)
        #expect(status(authorization: "Bearer a secreT") == 401)
        #expect(status(authorization: "Bearer a secret") == nil)
        #expect(status(cookie: "other=1; rapporteur-token=a%20secret") == nil)
        #expect(status("/enter") == nil)
        #expect(status("/assets/desk.css") == nil)
    }

    @Test(arguments: [("", "", true), ("a", "", false), ("", "a", false), ("ab", "ab", true), ("ab", "abc", false)])
    func comparesTokens(one: String, other: String, same: Bool) {
        #expect(Doorkeeper.isSame(one, other) == same)
    }

    @Test(arguments: ["127.0.0.1", "127.8.9.10", "localhost", "::1"])
    func loopbackNeedsNoToken(host: String) {
        #expect(DeskSettings.isLoopback(host))
    }

    @Test(arguments: ["0.0.0.0", "::", "192.0.2.7", "127.0.0.1.example", "127.1", "example"])
    func otherAddressesDo(host: String) {
        #expect(!DeskSettings.isLoopback(host))
    }

    @Test func limitsTheRate() {
        let limit = RateLimit(perSecond: 2)
        #expect((0..<6).map { _ in limit.allows("one", now: 100) } == [true, true, true, true, false, false])
        #expect(limit.allows("other", now: 100))
        #expect(limit.allows("one", now: 100.6))
        #expect(!limit.allows("one", now: 100.6))
    }
}
