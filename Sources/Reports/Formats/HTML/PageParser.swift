/// Makes a tree of a page of any quality, in one pass and time that grows with its length alone.
///
/// It follows the HTML Standard's tokenization and its rules about elements that end others, and leaves out what
/// does not move text: foster parents, the copying of formatting elements. libxml2's parser tells no offsets in the
/// source and is slower than the text can be read (see docs/reports.md).
struct PageParser {
    let bytes: UnsafeBufferPointer<UInt8>
    var tree = PageTree()
    private var open: [Int32] = []
    /// How many open elements have each name.
    private var openCounts = [Int32](repeating: 0, count: ElementName.allCases.count)
    /// How many open elements that have no name of ours have each hash.
    private var otherCounts: [UInt64: Int] = [:]
    private var unseenDepth = 0
    var cursor = 0
    var attributes = [Range<Int>?](repeating: nil, count: AttributeName.allCases.count)
    var seenAttributes: UInt32 = 0
    /// Quotes and ends of raw text that do not come any more.
    var missing: Set<UInt8> = []
    private var missingEnds: Set<ElementName> = []

    private static let elements = NameTable<ElementName>(
        ElementName.allCases.filter { $0 != .characters && $0 != .other }.map {
            (String(decoding: $0.spelling, as: UTF8.self), $0)
        }, otherwise: .other)
    static let attributeNames = NameTable<AttributeName>(
        AttributeName.allCases.map { ($0.spelling, $0) }, otherwise: .class)

    /// How far down an element that ends is looked for.
    private static let reach = 256

    private init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    static func tree(of bytes: UnsafeBufferPointer<UInt8>) -> PageTree {
        var parser = PageParser(bytes)
        parser.tree.nodes.reserveCapacity(bytes.count / 40 + 16)
        parser.parse()
        return parser.tree
    }

    private mutating func parse() {
        tree.nodes.append(PageTree.Node(name: .other, parent: -1, start: 0, stop: 0))
        open.append(0)
        var textStart = 0
        while let bracket = bytes.firstIndex(of: UInt8(ascii: "<"), from: cursor) {
            guard bracket + 1 < bytes.count else { break }
            let next = bytes[bracket + 1]
            let isName = Self.isLetter(next)
            guard isName || next == UInt8(ascii: "/") || next == UInt8(ascii: "!") || next == UInt8(ascii: "?") else {
                cursor = bracket + 1
                continue
            }
            text(textStart..<bracket)
            cursor = bracket + 1
            if isName {
                startTag(at: bracket)
            } else if next == UInt8(ascii: "/"), bracket + 2 < bytes.count, Self.isLetter(bytes[bracket + 2]) {
                cursor += 1
                endTag()
            } else {
                skipDeclaration(at: bracket)
            }
            textStart = cursor
        }
        text(textStart..<bytes.count)
        while !open.isEmpty { close() }
    }

    private static func isLetter(_ byte: UInt8) -> Bool { byte | 32 >= 97 && byte | 32 <= 122 }

    private mutating func text(_ range: Range<Int>) {
        guard !range.isEmpty, unseenDepth == 0 else { return }
        tree.nodes.append(
            PageTree.Node(
                name: .characters, parent: open[open.count - 1], end: Int32(tree.nodes.count + 1),
                start: Int32(range.lowerBound), stop: Int32(range.upperBound)))
    }

    /// Comments, doctypes, processing instructions.
    private mutating func skipDeclaration(at bracket: Int) {
        let isComment =
            bracket + 3 < bytes.count && bytes[bracket + 1] == UInt8(ascii: "!")
            && bytes[bracket + 2] == UInt8(ascii: "-") && bytes[bracket + 3] == UInt8(ascii: "-")
        cursor = bracket + 2
        while let end = bytes.firstIndex(of: UInt8(ascii: ">"), from: cursor) {
            cursor = end + 1
            guard isComment else { return }
            if end >= bracket + 4, bytes[end - 1] == UInt8(ascii: "-"), bytes[end - 2] == UInt8(ascii: "-") { return }
        }
        cursor = bytes.count
    }

    private mutating func name() -> NameHash {
        var hash = NameHash()
        while cursor < bytes.count {
            let byte = bytes[cursor]
            if byte <= 32 || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/") { break }
            hash.add(byte)
            cursor += 1
        }
        return hash
    }

    private mutating func startTag(at bracket: Int) {
        let hash = self.name()
        let name = Self.elements.value(hash) ?? .other
        readAttributes()
        let traits = name.traits
        switch name {
        case .html:
            if tree.language == nil, let range = attribute(.lang) { tree.language = string(range) }
            return
        case .body:
            closeHead()
            if openCounts[Int(ElementName.body.rawValue)] > 0 { return }
        case .meta: addMeta()
        case .link:
            if tree.canonical == nil, let rel = attribute(.rel), string(rel).lowercased() == "canonical",
                let href = attribute(.href)
            {
                tree.canonical = string(href)
            }
        default: break
        }
        if !traits.contains(.headPart) { closeHead() }
        closeImplied(before: name, traits)
        if traits.contains(.empty) {
            // Only these leave a trace in the text.
            guard name == .br || name == .hr, unseenDepth == 0 else { return }
            let index = Int32(tree.nodes.count)
            tree.nodes.append(
                PageTree.Node(
                    name: name, parent: open[open.count - 1], end: index + 1, start: Int32(bracket),
                    stop: Int32(cursor)))
            return
        }
        if traits.contains(.raw) {
            readRawText(of: name)
            return
        }
        let index = Int32(tree.nodes.count)
        var node = PageTree.Node(
            name: name, parent: open[open.count - 1], start: Int32(bracket), stop: Int32(cursor))
        node.marks = marks(of: name)
        tree.nodes.append(node)
        if name == .time || node.marks.contains(.signature), let range = attribute(.datetime) {
            tree.times.append((Int(index), string(range)))
        }
        open.append(index)
        openCounts[Int(name.rawValue)] += 1
        if name == .other { otherCounts[hash.value, default: 0] += 1 }
        if traits.contains(.unseen) { unseenDepth += 1 }
    }

    private mutating func closeHead() {
        if openCounts[Int(ElementName.head.rawValue)] > 0 { close(through: .head) }
    }

    /// Closes what ends where this element begins.
    private mutating func closeImplied(before name: ElementName, _ traits: ElementTraits) {
        switch name {
        case .li: close(.li, within: [.ul, .ol, .menu])
        case .dd, .dt:
            close(.dd, within: [.dl])
            close(.dt, within: [.dl])
        case .td, .th:
            close(.td, within: [.tr, .table])
            close(.th, within: [.tr, .table])
        case .tr: close(.tr, within: [.table])
        case .tbody, .thead, .tfoot:
            close(.tbody, within: [.table])
            close(.thead, within: [.table])
        case .option: close(.option, within: [.select])
        case .a:
            // A link in a link ends it, if nothing but formatting is between.
            close(.a, within: [])
        default: break
        }
        if traits.contains(.endsParagraph) { close(.p, within: [.button]) }
        if traits.contains(.heading), let last = open.last, tree.nodes[Int(last)].name.traits.contains(.heading) {
            close()
        }
    }

    /// Closes the innermost element of a name, unless another that bounds it is in between.
    private mutating func close(_ name: ElementName, within bounds: [ElementName]) {
        guard openCounts[Int(name.rawValue)] > 0 else { return }
        var depth = open.count - 1
        let bottom = max(1, open.count - Self.reach)
        while depth >= bottom {
            let inner = tree.nodes[Int(open[depth])].name
            if inner == name {
                while open.count > depth { close() }
                return
            }
            if bounds.contains(inner) { return }
            if name == .td || name == .th || name == .tr || name == .tbody || name == .thead {
                depth -= 1
                continue
            }
            if inner.traits.contains(.boundary) || name == .a && !inner.traits.contains(.inline) { return }
            depth -= 1
        }
    }

    private mutating func close(through name: ElementName) {
        while open.count > 1, let last = open.last {
            close()
            if tree.nodes[Int(last)].name == name { return }
        }
    }

    private mutating func close() {
        guard let index = open.popLast() else { return }
        let name = tree.nodes[Int(index)].name
        tree.nodes[Int(index)].end = Int32(tree.nodes.count)
        openCounts[Int(name.rawValue)] -= 1
        if name == .other, index > 0 { otherCounts[hash(ofTag: tree.nodes[Int(index)]), default: 0] -= 1 }
        if name.traits.contains(.unseen) { unseenDepth -= 1 }
    }

    private mutating func endTag() {
        let start = cursor
        let hash = name()
        let name = Self.elements.value(hash) ?? .other
        let nameEnd = cursor
        cursor = bytes.firstIndex(of: UInt8(ascii: ">"), from: cursor).map { $0 + 1 } ?? bytes.count
        guard openCounts[Int(name.rawValue)] > 0, name != .body, name != .html,
            name != .other || otherCounts[hash.value] ?? 0 > 0
        else { return }
        let traits = name.traits
        var depth = open.count - 1
        let bottom = max(1, open.count - Self.reach)
        while depth >= bottom {
            let node = tree.nodes[Int(open[depth])]
            if node.name == name, name != .other || isSameName(node, start..<nameEnd) {
                while open.count > depth { close() }
                return
            }
            // Formatting that ends outside of where it began ends nothing else.
            if traits.contains(.inline), !node.name.traits.contains(.inline), node.name != .other { return }
            if node.name.traits.contains(.boundary), !traits.contains(.boundary), !Self.isTablePart(name) { return }
            depth -= 1
        }
    }

    private static func isTablePart(_ name: ElementName) -> Bool {
        [.tr, .tbody, .thead, .tfoot].contains(name)
    }

    /// Whether an element that has no name of ours has this one.
    private func isSameName(_ node: PageTree.Node, _ range: Range<Int>) -> Bool {
        let start = Int(node.start) + 1
        guard start + range.count <= Int(node.stop) else { return false }
        for offset in 0..<range.count where bytes[start + offset] | 32 != bytes[range.lowerBound + offset] | 32 {
            return false
        }
        return start + range.count == Int(node.stop) || !Self.isNameByte(bytes[start + range.count])
    }

    private func hash(ofTag node: PageTree.Node) -> UInt64 {
        var hash = NameHash()
        for byte in bytes[node.source].dropFirst() {
            guard Self.isNameByte(byte) else { break }
            hash.add(byte)
        }
        return hash.value
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        byte > 32 && byte != UInt8(ascii: ">") && byte != UInt8(ascii: "/")
    }

    /// Passes over the content of an element that holds no elements.
    private mutating func readRawText(of name: ElementName) {
        let start = cursor
        guard let end = endOfRawText(name) else {
            // A script that does not end hides the rest, as in browsers; other elements are passed over.
            if name == .script || name == .style { cursor = bytes.count }
            return
        }
        if name == .title, tree.documentTitle == nil, openCounts[Int(ElementName.svg.rawValue)] == 0 {
            tree.documentTitle = start..<end
        }
        if name == .script, let type = attribute(.type), string(type).lowercased().hasPrefix("application/ld+json") {
            tree.scripts.append(start..<end)
        }
        cursor = bytes.firstIndex(of: UInt8(ascii: ">"), from: end).map { $0 + 1 } ?? bytes.count
    }

    private mutating func endOfRawText(_ name: ElementName) -> Int? {
        guard !missingEnds.contains(name) else { return nil }
        let spelling = name.spelling
        var from = cursor
        while let slash = bytes.firstIndex(of: UInt8(ascii: "<"), from: from) {
            from = slash + 1
            let stop = slash + 2 + spelling.count
            guard stop <= bytes.count, bytes[slash + 1] == UInt8(ascii: "/") else { continue }
            var isSame = true
            for offset in spelling.indices where bytes[slash + 2 + offset] | 32 != spelling[offset] {
                isSame = false
                break
            }
            if isSame, stop == bytes.count || !Self.isNameByte(bytes[stop]) { return slash }
        }
        missingEnds.insert(name)
        return nil
    }
}
