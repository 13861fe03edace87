import CLibXML2

/// A parsed page as one array in document order: a node's descendants follow it, up to its `end`.
struct PageTree {
    struct Node {
        /// Lower-case element name; empty for text.
        var name: String
        /// The attributes in `kept`, by lower-case name.
        var attributes: [String: String] = [:]
        /// Of a text node.
        var text = ""
        var parent: Int?
        /// Index after the last descendant.
        var end = 0

        var isText: Bool { name.isEmpty }
    }

    private(set) var nodes: [Node] = []

    private static let kept: Set<String> = [
        "class", "content", "datetime", "href", "hidden", "aria-hidden", "id", "itemprop", "name", "property", "rel",
        "role", "style", "type",
    ]

    /// libxml2 wants this once before threads use it.
    private static let initializeLibrary: Void = xmlInitParser()

    /// Parses as browsers do, whatever the mistakes; `nil` only where nothing can be made of it.
    init?(parsing text: String) {
        Self.initializeLibrary
        let options =
            HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
            | HTML_PARSE_NONET.rawValue | HTML_PARSE_COMPACT.rawValue
        guard let context = htmlNewParserCtxt() else { return nil }
        defer { htmlFreeParserCtxt(context) }
        // Otherwise libxml2 stops at 256 levels, which careless pages reach.
        context.pointee.options |= Int32(XML_PARSE_HUGE.rawValue)
        var text = text
        let document = text.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { bytes in
                htmlCtxtReadMemory(context, bytes.baseAddress, Int32(bytes.count), nil, "UTF-8", Int32(options))
            }
        }
        guard let document else { return nil }
        defer { xmlFreeDoc(document) }
        flatten(document)
    }

    /// Walks without recursion, since pages may be nested deeper than the stack is.
    private mutating func flatten(_ document: xmlDocPtr) {
        var open: [Int] = []
        var next = document.pointee.children
        while let node = next {
            switch node.pointee.type {
            case XML_ELEMENT_NODE:
                nodes.append(Node(name: Self.string(node.pointee.name).lowercased(), parent: open.last))
                nodes[nodes.count - 1].attributes = Self.attributes(of: node)
                if let child = node.pointee.children {
                    open.append(nodes.count - 1)
                    next = child
                    continue
                }
                nodes[nodes.count - 1].end = nodes.count
            case XML_TEXT_NODE, XML_CDATA_SECTION_NODE:
                nodes.append(
                    Node(name: "", text: Self.string(node.pointee.content), parent: open.last, end: nodes.count + 1))
            default: break
            }
            next = node.pointee.next
            var finished = node
            while next == nil, let last = open.popLast() {
                nodes[last].end = nodes.count
                guard let parent = finished.pointee.parent else { break }
                finished = parent
                next = parent.pointee.next
            }
        }
    }

    private static func attributes(of node: xmlNodePtr) -> [String: String] {
        var attributes: [String: String] = [:]
        var next = node.pointee.properties
        while let attribute = next {
            let name = string(attribute.pointee.name).lowercased()
            if kept.contains(name) {
                attributes[name] = attribute.pointee.children.map { string($0.pointee.content) } ?? ""
            }
            next = attribute.pointee.next
        }
        return attributes
    }

    private static func string(_ bytes: UnsafePointer<xmlChar>?) -> String {
        bytes.map { String(cString: $0) } ?? ""
    }
}

extension PageTree {
    /// The text of a node and its descendants, words parted by single spaces.
    func text(of index: Int) -> String {
        var text = ""
        for node in nodes[index..<nodes[index].end] {
            if node.isText { text += node.text } else if !Markup.inline.contains(node.name) { text += " " }
        }
        return text.cleanWords.joined(separator: " ")
    }
}
