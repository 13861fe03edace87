import Coding
import Foundation

/// What a page or an endpoint says.
struct Answer: Sendable {
    var status = 200
    var contentType: String
    var body: [UInt8]
    /// Other headers, such as where a form leads.
    var headers: [String: String] = [:]
    /// The same until the archive changes; not so where something is under way.
    var isLasting = true
    /// Names these bytes.
    let tag: String

    init(
        status: Int = 200, contentType: String, body: [UInt8], headers: [String: String] = [:], isLasting: Bool = true
    ) {
        self.status = status
        self.contentType = contentType
        self.body = body
        self.headers = headers
        self.isLasting = isLasting
        tag = "\"\(Self.fingerprint(body))\""
    }

    static func page(_ html: String, status: Int = 200, isLasting: Bool = true) -> Answer {
        Answer(
            status: status, contentType: "text/html; charset=utf-8", body: Array(html.utf8), isLasting: isLasting)
    }

    static func json(
        _ value: JSONValue, status: Int = 200, contentType: String = "application/json", isLasting: Bool = true
    ) -> Answer {
        Answer(status: status, contentType: contentType, body: value.bytes, isLasting: isLasting)
    }

    /// Sends a reader on after a form was taken.
    static func seeOther(_ link: String) -> Answer {
        Answer(
            status: 303, contentType: "text/plain; charset=utf-8", body: [], headers: ["Location": link],
            isLasting: false)
    }

    /// FNV-1a: tells versions of a page apart, and guards nothing.
    private static func fingerprint(_ bytes: [UInt8]) -> String {
        String(StableIdentifier.hash(of: bytes), radix: 16)
    }
}
