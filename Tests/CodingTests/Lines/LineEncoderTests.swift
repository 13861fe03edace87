import Coding
import Foundation
import Testing

struct LineEncoderTests {
    private func foundation(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    /// Any value that JSON has.
    private enum Tree: Encodable {
        case null, flag(Bool), whole(Int), number(Double), text(String), list([Tree]), members([String: Tree])

        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            switch self {
            case .null: try container.encodeNil()
            case .flag(let value): try container.encode(value)
            case .whole(let value): try container.encode(value)
            case .number(let value): try container.encode(value)
            case .text(let value): try container.encode(value)
            case .list(let values): try container.encode(values)
            case .members(let values): try container.encode(values)
            }
        }

        static func random(_ depth: Int, _ generator: inout SystemRandomNumberGenerator) -> Tree {
            switch Int.random(in: 0..<(depth > 0 ? 7 : 5), using: &generator) {
            case 0: .null
            case 1: .flag(.random(using: &generator))
            case 2: .whole(Int(bitPattern: UInt(generator.next() as UInt64)))
            case 3: .number(Double.random(in: -1e6...1e6, using: &generator))
            case 4: .text(words(&generator))
            case 5: .list((0..<3).map { _ in random(depth - 1, &generator) })
            default:
                .members(
                    Dictionary((0..<4).map { _ in (words(&generator), random(depth - 1, &generator)) }) { $1 })
            }
        }

        private static func words(_ generator: inout SystemRandomNumberGenerator) -> String {
            let letters = "ab\"\\/\n\t\r\u{8}\u{c}\u{1}\u{1f}\u{7f}é\u{2028}🕊"
            return String((0..<6).compactMap { _ in letters.randomElement(using: &generator) })
        }
    }

    @Test func writesWhatFoundationWrites() throws {
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<300 {
            let tree = Tree.random(4, &generator)
            // Foundation orders keys that are not ASCII in a way of its own.
            let expected = try JSONSerialization.jsonObject(
                with: Data(foundation(tree).utf8), options: .fragmentsAllowed)
            let line = try LineEncoder().encode(tree)
            let read = try JSONSerialization.jsonObject(with: Data(line.utf8), options: .fragmentsAllowed)
            #expect((read as? NSObject) == (expected as? NSObject), "\(line)")
        }
    }

    private struct Numbers: Encodable {
        var b: [Double] = [1, 0.1, -0.0, 1e300, .leastNonzeroMagnitude, 12.5, -3]
        var a: [Int8] = [-128, 127]
        var d: UInt64 = .max
        var c: Float? = 0.1
        var e: Int32? = nil
        var none: [Int?] = [1, nil]
        var text = "a/b \"c\" \\ \u{1}\n é 🕊"
    }

    @Test func writesEveryNumberAsFoundationDoes() throws {
        #expect(try LineEncoder().encode(Numbers()) == foundation(Numbers()))
    }

    /// Opens containers within containers, out of the order of their keys.
    private struct Nested: Encodable {
        enum Key: String, CodingKey { case z, y, x, w, v }

        func encode(to encoder: any Encoder) throws {
            var object = encoder.container(keyedBy: Key.self)
            var inner = object.nestedContainer(keyedBy: Key.self, forKey: .z)
            try inner.encode(2, forKey: .y)
            try inner.encode("1", forKey: .x)
            var list = object.nestedUnkeyedContainer(forKey: .y)
            try list.encode(true)
            var member = list.nestedContainer(keyedBy: Key.self)
            try member.encodeNil(forKey: .z)
            try list.encodeNil()
            try 7.encode(to: object.superEncoder(forKey: .x))
            try object.encode([String: Int](), forKey: .w)
            try object.encode([Int](), forKey: .v)
        }
    }

    @Test func closesWhatEncodersLeaveOpen() throws {
        #expect(
            try LineEncoder().encode(Nested())
                == #"{"v":[],"w":{},"x":7,"y":[true,{"z":null},null],"z":{"x":"1","y":2}}"#)
        #expect(try LineEncoder().encode(Nested()) == foundation(Nested()))
    }

    @Test func namesThePathOfANumberThatJSONLacks() throws {
        let error = #expect(throws: EncodingError.self) {
            try LineEncoder().encode(["figures": ["dead": Double.infinity]])
        }
        guard case .invalidValue(_, let context) = error else {
            Issue.record("another error: \(String(describing: error))")
            return
        }
        #expect(context.codingPath.map(\.stringValue) == ["figures", "dead"])
    }
}
