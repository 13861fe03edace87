extension PageParser {
    mutating func readAttributes() {
        seenAttributes = 0
        while cursor < bytes.count {
            let byte = bytes[cursor]
            if byte == UInt8(ascii: ">") {
                cursor += 1
                return
            }
            if byte <= 32 || byte == UInt8(ascii: "/") {
                cursor += 1
                continue
            }
            var hash = NameHash()
            repeat {
                hash.add(bytes[cursor])
                cursor += 1
            } while cursor < bytes.count && Self.isAttributeNameByte(bytes[cursor])
            let range = value()
            if let name = Self.attributeNames.value(hash), seenAttributes & (1 << UInt32(name.rawValue)) == 0 {
                attributes[Int(name.rawValue)] = range
                seenAttributes |= 1 << UInt32(name.rawValue)
            }
        }
    }

    private static func isAttributeNameByte(_ byte: UInt8) -> Bool {
        byte > 32 && byte != UInt8(ascii: "=") && byte != UInt8(ascii: ">") && byte != UInt8(ascii: "/")
    }

    /// The value after an attribute's name; empty where there is none.
    private mutating func value() -> Range<Int> {
        var next = cursor
        while next < bytes.count, bytes[next] <= 32 { next += 1 }
        guard next < bytes.count, bytes[next] == UInt8(ascii: "=") else { return cursor..<cursor }
        next += 1
        while next < bytes.count, bytes[next] <= 32 { next += 1 }
        guard next < bytes.count else {
            cursor = next
            return next..<next
        }
        let quote = bytes[next]
        if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"), !missing.contains(quote) {
            if let end = bytes.firstIndex(of: quote, from: next + 1) {
                cursor = end + 1
                return next + 1..<end
            }
            missing.insert(quote)
        }
        let start = next
        while next < bytes.count, bytes[next] > 32, bytes[next] != UInt8(ascii: ">") { next += 1 }
        cursor = next
        return start..<next
    }

    func attribute(_ name: AttributeName) -> Range<Int>? {
        seenAttributes & (1 << UInt32(name.rawValue)) == 0 ? nil : attributes[Int(name.rawValue)]
    }

    func string(_ range: Range<Int>) -> String {
        var text = CleanText()
        HTMLText.append(bytes, range, to: &text)
        return text.string
    }

    mutating func addMeta() {
        guard let content = attribute(.content), content.count < 4096 else { return }
        for key in [AttributeName.property, .name, .itemprop] {
            guard let range = attribute(key), !range.isEmpty, range.count < 64 else { continue }
            tree.metas.append((string(range).lowercased(), string(content)))
        }
    }

    private func contains(_ range: Range<Int>, _ one: StaticString, or other: StaticString) -> Bool {
        [one, other].contains { word in
            let count = word.utf8CodeUnitCount
            guard range.count >= count else { return false }
            return (range.lowerBound...(range.upperBound - count)).contains { start in
                (0..<count).allSatisfy { bytes[start + $0] | 32 == word.utf8Start[$0] }
            }
        }
    }

    func marks(of name: ElementName) -> Marks {
        guard seenAttributes != 0 else { return [] }
        var marks: Marks = []
        if let range = attribute(.class) { marks.formUnion(MarkupWords.marks(of: bytes, range)) }
        if let range = attribute(.id) { marks.formUnion(MarkupWords.marks(of: bytes, range)) }
        if attribute(.hidden) != nil { marks.insert(.hidden) }
        if let range = attribute(.ariaHidden), range.count == 4, bytes[range.lowerBound] | 32 == UInt8(ascii: "t") {
            marks.insert(.hidden)
        }
        if let range = attribute(.style), range.count < 4096, range.count > 10, contains(range, "one", or: "hidden") {
            let style = string(range).lowercased().filter { $0 != " " }
            if style.contains("display:none") || style.contains("visibility:hidden") { marks.insert(.hidden) }
        }
        if let range = attribute(.itemprop), string(range).lowercased().contains("articlebody") {
            marks.insert(.declaredBody)
        }
        if let range = attribute(.role), string(range).lowercased() == "main" { marks.insert(.article) }
        return marks
    }
}
