import Calendars
import Foundation
import Knowledge

/// A request as the pages see it.
struct Question: Sendable {
    var isPost = false
    var path = "/"
    /// Those of the path, of the query and of a form.
    var parameters: [String: String] = [:]
    /// "en" or "fr".
    var language = "en"
    /// The bytes that were sent, and the form in which they are.
    var body: [UInt8] = []
    var contentType = ""

    /// A parameter that says something.
    subscript(name: String) -> String? {
        guard let value = parameters[name]?.trimmingCharacters(in: .whitespaces), !value.isEmpty else { return nil }
        return value
    }

    func required(_ name: String) throws(Problem) -> String {
        guard let value = self[name] else { throw .badRequest(name, "Give \(name).") }
        return value
    }

    func day(_ name: String) throws(Problem) -> CalendarDate? {
        guard let text = self[name] else { return nil }
        guard let day = CalendarDate(iso: text) else {
            throw .badRequest(name, "'\(text)' is no date; write it as 2023-06-30.")
        }
        return day
    }

    func range(_ name: String) throws(Problem) -> DateRange? {
        guard let text = self[name] else { return nil }
        guard let range = DateRange(iso: text) else {
            throw .badRequest(name, "'\(text)' is no date; write it as 2023-06-30, 2023-06 or 2023.")
        }
        return range
    }

    func number(_ name: String, in range: ClosedRange<Int>, otherwise: Int) throws(Problem) -> Int {
        guard let text = self[name] else { return otherwise }
        guard let number = Int(text), range.contains(number) else {
            throw .badRequest(name, "\(name) is a number from \(range.lowerBound) to \(range.upperBound).")
        }
        return number
    }

    func choice<Value: RawRepresentable & CaseIterable>(
        _ name: String, of type: Value.Type
    ) throws(Problem) -> Value? where Value.RawValue == String {
        guard let text = self[name] else { return nil }
        guard let value = Value(rawValue: text) else {
            let known = Value.allCases.map(\.rawValue).joined(separator: ", ")
            throw .badRequest(name, "'\(text)' is none of \(known).")
        }
        return value
    }

    /// The same place with other parameters, as a link.
    func link(_ path: String? = nil, with changes: [String: String?] = [:]) -> String {
        var parameters = parameters
        for (name, value) in changes { parameters[name] = value }
        return Self.link(path ?? self.path, parameters)
    }

    static func link(_ path: String, _ parameters: [String: String]) -> String {
        let pairs = parameters.filter { !$0.value.isEmpty }.sorted { $0.key < $1.key }.map { name, value in
            "\(escaped(name))=\(escaped(value))"
        }
        return pairs.isEmpty ? path : path + "?" + pairs.joined(separator: "&")
    }

    private static func escaped(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: unreserved) ?? ""
    }

    private static let unreserved = CharacterSet(
        charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/:")
}

/// Names and values of `application/x-www-form-urlencoded`.
enum FormEncoding {
    static func parameters(of text: some StringProtocol) -> [String: String] {
        var parameters: [String: String] = [:]
        for pair in text.split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = decoded(parts[0]) else { continue }
            // The first of two of the same name is the one that counts.
            if parameters[name] == nil { parameters[name] = parts.count > 1 ? decoded(parts[1]) ?? "" : "" }
        }
        return parameters
    }

    private static func decoded(_ text: some StringProtocol) -> String? {
        text.replacingOccurrences(of: "+", with: " ").removingPercentEncoding
    }
}
