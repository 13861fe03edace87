import CLibXML2

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// An element of a feed and what it holds.
struct FeedField {
    /// Without prefix.
    var name: String
    /// Its text; markup where the feed says that it is a part of a page.
    var text: String
    /// Of a link.
    var address: String?
    var relation: String?

    /// The elements right below the first, as far as the XML can be read.
    static func all(in bytes: [UInt8], charset: String?, declared: String?) -> [FeedField] {
        var fields: [FeedField] = []
        visit(bytes, charset: charset, declared: declared) { element, depth in
            if depth == 1 { fields.append(field(element)) }
            return depth == 0
        }
        return fields
    }

    /// The title and language of a feed, out of what stands before its items.
    static func head(in bytes: [UInt8], charset: String?, declared: String?) -> [FeedField] {
        var fields: [FeedField] = []
        visit(bytes, charset: charset, declared: declared) { element, _ in
            if let language = attribute(element, "lang") { fields.append(FeedField(name: "lang", text: language)) }
            let name = local(string(element.pointee.name))
            guard name == "title" || name == "language" else {
                return ["rss", "RDF", "channel", "feed"].contains(name)
            }
            fields.append(field(element))
            return false
        }
        return fields
    }

    /// Shows every element of a document, broken or not, and goes into those for which `use` is true.
    private static func visit(
        _ bytes: [UInt8], charset: String?, declared: String?, _ use: (xmlNodePtr, Int) -> Bool
    ) {
        PageTree.initializeLibrary
        guard let text = try? Charset.decode(bytes, named: charset, declared: declared, id: "").bytes else { return }
        let options =
            XML_PARSE_RECOVER.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
            | XML_PARSE_NONET.rawValue | XML_PARSE_NOCDATA.rawValue
        let document = text.withUnsafeBytes { buffer in
            xmlReadMemory(
                buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(buffer.count), nil, "UTF-8",
                Int32(options))
        }
        guard let document else { return }
        defer { xmlFreeDoc(document) }
        // Without recursion, since feeds may be nested deeper than the stack is.
        var open: [xmlNodePtr?] = [xmlDocGetRootElement(document)]
        while let next = open.last {
            guard let node = next else {
                open.removeLast()
                continue
            }
            open[open.count - 1] = node.pointee.next
            guard node.pointee.type == XML_ELEMENT_NODE else { continue }
            if use(node, open.count - 1), let child = node.pointee.children { open.append(child) }
        }
    }

    private static func field(_ element: xmlNodePtr) -> FeedField {
        var field = FeedField(name: local(string(element.pointee.name)), text: "")
        if field.name == "link" {
            field.address = attribute(element, "href")
            field.relation = attribute(element, "rel")
        }
        if attribute(element, "type") == "xhtml" {
            field.text = markup(in: element)
            return field
        }
        field.text = owned(xmlNodeGetContent(element))
        // Atom's authors and sources hold elements of their own.
        var child = element.pointee.children
        while let part = child {
            let inner = local(string(part.pointee.name))
            if part.pointee.type == XML_ELEMENT_NODE, inner == "name" || inner == "title" {
                field.text = owned(xmlNodeGetContent(part))
                break
            }
            child = part.pointee.next
        }
        return field
    }

    private static func markup(in element: xmlNodePtr) -> String {
        guard let buffer = xmlBufferCreate() else { return "" }
        defer { xmlBufferFree(buffer) }
        var child = element.pointee.children
        while let part = child {
            xmlNodeDump(buffer, element.pointee.doc, part, 0, 0)
            child = part.pointee.next
        }
        return string(xmlBufferContent(buffer))
    }

    private static func local(_ name: String) -> String { String(name.split(separator: ":").last ?? "") }

    private static func attribute(_ element: xmlNodePtr, _ name: String) -> String? {
        guard let value = xmlGetProp(element, name) else { return nil }
        return owned(value)
    }

    private static func string(_ bytes: UnsafePointer<xmlChar>?) -> String { bytes.map { String(cString: $0) } ?? "" }

    /// libxml2 hands these over to be freed, by the C library's own function unless told otherwise.
    private static func owned(_ bytes: UnsafeMutablePointer<xmlChar>?) -> String {
        guard let bytes else { return "" }
        defer { free(bytes) }
        return String(cString: bytes)
    }
}
