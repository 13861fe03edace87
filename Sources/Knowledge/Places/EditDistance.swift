/// How far spellings lie apart.
enum EditDistance {
    /// Whether one letter added, left out or changed makes one spelling of the other.
    static func isOne(_ one: [UInt8], _ other: [UInt8]) -> Bool {
        guard abs(one.count - other.count) <= 1 else { return false }
        let shorter = min(one.count, other.count)
        var start = 0
        while start < shorter, one[start] == other[start] { start += 1 }
        var end = 0
        while end < shorter - start, one[one.count - 1 - end] == other[other.count - 1 - end] { end += 1 }
        return max(one.count, other.count) - start - end == 1
    }
}
