/// Refuses markup on which an HTML parser would run for hours.
enum MarkupLimits {
    /// Comparisons of names, about a nanosecond each.
    private static let limit = 2_000_000_000

    /// More than any page has, and what fits into memory.
    private static let elementLimit = 2_000_000

    /// Estimates from one scan what closing elements in deep nesting, and finding double attributes, will cost.
    static func check(_ text: String, id: String) throws(ReportError) {
        var text = text
        let (cost, elements, position) = text.withUTF8 { Self.cost(of: $0) }
        guard cost > limit || elements > elementLimit else { return }
        let fault = cost > limit ? "elements nested or attributes listed by the thousands" : "millions of elements"
        throw ReportError(id: id, message: "\(fault) before byte \(position): no report; extract its text first")
    }

    private static func cost(of bytes: UnsafeBufferPointer<UInt8>) -> (cost: Int, elements: Int, position: Int) {
        var cost = 0
        var depth = 0
        var elements = 0
        var index = 0
        while index < bytes.count, cost <= limit, elements <= elementLimit {
            defer { index += 1 }
            guard bytes[index] == UInt8(ascii: "<"), index + 1 < bytes.count else { continue }
            if bytes[index + 1] == UInt8(ascii: "/") {
                cost += depth
                depth = max(0, depth - 1)
            } else if isLetter(bytes[index + 1]) {
                depth += 1
                elements += 1
                var parts = 0
                while index < bytes.count, bytes[index] != UInt8(ascii: ">") {
                    if bytes[index] <= 32 || bytes[index] == UInt8(ascii: "/") { parts += 1 }
                    index += 1
                }
                cost += parts * parts / 2
                if bytes[index - 1] == UInt8(ascii: "/") { depth -= 1 }
            }
        }
        return (cost, elements, min(index, bytes.count))
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (97...122).contains(byte | 32) }
}
