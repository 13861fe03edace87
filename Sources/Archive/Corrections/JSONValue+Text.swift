import Coding
import Foundation

extension JSONValue {
    /// - Returns: `nil` for what is no JSON.
    public init?(text: String) {
        guard let value = try? JSONDecoder().decode(JSONValue.self, from: Data(text.utf8)) else { return nil }
        self = value
    }

    /// In the form in which the archive keeps its lines: keys in order, slashes as they are.
    public var text: String {
        (try? LineEncoder().encode(self)) ?? "null"
    }
}
