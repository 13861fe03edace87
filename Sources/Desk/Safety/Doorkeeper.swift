import Foundation

/// Lets in who may come in: the right name of this machine, the right page, the right token.
struct Doorkeeper: Sendable {
    /// What a request says of where it comes from.
    struct Caller: Sendable {
        var method = "GET"
        var path = "/"
        /// The Host header, or `:authority`.
        var host: String?
        var origin: String?
        /// Sec-Fetch-Site.
        var site: String?
        var authorization: String?
        var cookie: String?
    }

    static let cookieName = "rapporteur-token"
    /// Pages that show nothing of the archive.
    private static let open: Set<String> = ["/enter", "/assets/desk.css", "/assets/desk.js", "/assets/icon.svg"]

    let settings: DeskSettings

    /// - Returns: `nil` for a caller who may come in.
    func refusal(of caller: Caller) -> Problem? {
        // A page elsewhere whose name was made to mean this machine still sends its own name (DNS rebinding).
        guard let host = caller.host, isOurs(host) else {
            return Problem(
                status: 421, title: "Misdirected request",
                detail: "This desk answers to \(names.sorted().joined(separator: ", ")) only.")
        }
        if caller.method != "GET", caller.method != "HEAD", isCrossSite(caller, host: host) {
            return .refused("Requests that change something come from the desk's own pages.")
        }
        if let token = settings.token, !Self.open.contains(caller.path) {
            let shown = Self.token(in: caller)
            guard let shown, Self.isSame(shown, token) else {
                return Problem(status: 401, title: "Token needed", detail: "Enter the token at /enter.")
            }
        }
        return nil
    }

    private var names: Set<String> {
        var names: Set = [settings.host.contains(":") ? "[\(settings.host)]" : settings.host]
        if settings.isLoopback { names.formUnion(["localhost", "127.0.0.1", "[::1]"]) }
        return Set(names.map { "\($0):\(settings.port)" })
    }

    private func isOurs(_ host: String) -> Bool {
        let name = host.lowercased()
        // Who listens on every address is reached by names that nobody can list; the token guards it.
        if !settings.isLoopback, settings.token != nil, ["0.0.0.0", "::"].contains(settings.host) { return true }
        return names.contains(name) || (settings.port == 80 && names.contains(name + ":80"))
    }

    private func isCrossSite(_ caller: Caller, host: String) -> Bool {
        if let site = caller.site, site != "same-origin", site != "none" { return true }
        guard let origin = caller.origin else { return false }
        return origin.lowercased() != "http://" + host.lowercased()
            && origin.lowercased() != "https://" + host.lowercased()
    }

    private static func token(in caller: Caller) -> String? {
        if let header = caller.authorization, header.hasPrefix("Bearer ") { return String(header.dropFirst(7)) }
        for pair in (caller.cookie ?? "").split(separator: ";") {
            let parts = pair.split(separator: "=", maxSplits: 1)
            if parts.count == 2, parts[0].trimmingCharacters(in: .whitespaces) == cookieName {
                return String(parts[1]).removingPercentEncoding
            }
        }
        return nil
    }

    /// Takes as long for any wrong token of a length, however much of it is right.
    static func isSame(_ one: String, _ other: String) -> Bool {
        let (given, wanted) = (Array(one.utf8), Array(other.utf8))
        var difference = given.count ^ wanted.count
        for index in wanted.indices { difference |= Int(wanted[index] ^ (index < given.count ? given[index] : 0)) }
        return difference == 0
    }

    /// Sent with every answer: nothing comes from elsewhere, runs in a page, or shows the page in a frame.
    static let headers: [String: String] = [
        "Content-Security-Policy": """
        default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; \
        form-action 'self'; base-uri 'none'; frame-ancestors 'none'
        """,
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "no-referrer",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Vary": "Accept-Language, Cookie",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    ]
}
