@testable import Desk

extension Fixture.Reply {
    /// The archive has a JSON value of its own: this one is the desk's, which stands alone in this file.
    var json: JSONValue? { JSONValue(parsing: text) }
}
