import Coding
import Linguistics

/// How well time expressions were found and normalised, by the measures of TempEval-3.
public struct TimeScore: Sendable, Equatable, CustomStringConvertible {
    /// Expressions that overlap one of the gold, one to one.
    public private(set) var relaxed = Measure()
    /// Expressions whose bytes are those of the gold.
    public private(set) var strict = Measure()
    /// Of those that overlap, the type is right.
    public private(set) var type = Measure()
    /// Of those that overlap, the value is right.
    public private(set) var value = Measure()
    /// What came out wrong, a line each.
    public private(set) var errors: [String] = []

    public init() {}

    public mutating func add(_ output: [Timex], to gold: GoldTimes) {
        var unused = output
        var measure = (relaxed: 0, strict: 0, type: 0, value: 0)
        for expression in gold.timexes {
            let same = unused.firstIndex { $0.range == expression.range }
            guard let index = same ?? unused.firstIndex(where: { $0.range.overlaps(expression.range) }) else {
                errors.append("missed  \(Self.line(expression, gold))")
                continue
            }
            let found = unused.remove(at: index)
            measure.relaxed += 1
            measure.strict += found.range == expression.range ? 1 : 0
            measure.type += found.kind == expression.kind ? 1 : 0
            if found.value == expression.value {
                measure.value += 1
            } else {
                errors.append("value   \(Self.line(expression, gold))  found \(found.kind.rawValue) \(found.value)")
            }
        }
        errors += unused.map { "added   \(Self.line($0, gold))" }
        func count(_ correct: Int) -> Measure {
            Measure(correct: correct, gold: gold.timexes.count, output: output.count)
        }
        relaxed += count(measure.relaxed)
        strict += count(measure.strict)
        type += count(measure.type)
        value += count(measure.value)
    }

    private static func line(_ expression: Timex, _ gold: GoldTimes) -> String {
        let bytes = Array(gold.text.utf8)
        func words(_ range: Range<Int>) -> String {
            String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self)
                .split(whereSeparator: \.isWhitespace).joined(separator: " ")
        }
        let range = expression.range
        return "\(gold.published?.description ?? "-")  \(words(range.lowerBound - 40..<range.lowerBound)) "
            + "[\(words(range))] \(words(range.upperBound..<range.upperBound + 25))  "
            + "\(expression.kind.rawValue) \(expression.value)"
    }

    public var description: String {
        func line(_ name: String, _ measure: Measure) -> String {
            func percent(_ share: Double) -> String {
                let tenths = Int((share * 1000).rounded())
                return "\(tenths / 10).\(tenths % 10)"
            }
            return "\(name) P \(percent(measure.precision)) R \(percent(measure.recall)) F1 \(percent(measure.f1))"
        }
        return """
            \(line("extent, relaxed", relaxed)) (\(relaxed.gold) in gold, \(relaxed.output) found)
            \(line("extent, strict ", strict))
            \(line("type           ", type))
            \(line("value          ", value))
            """
    }
}
