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

    /// The elements at a depth, or wherever they stand; as far as the XML can be read.
    static func all(in bytes: [UInt8], depth: Int?, charset: String?, declared: String?) -> [FeedField] {
        PageTree.initializeLibrary
        guard let text = try? Charset.decode(bytes, named: charset, declared: declared, id: "").bytes else { return [] }
        return text.withUnsafeBytes { buffer in
            let options =
                XML_PARSE_RECOVER.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
                | XML_PARSE_NONET.rawValue | XML_PARSE_NOCDATA.rawValue
            guard
                let reader = xmlReaderForMemory(
                    buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(buffer.count), nil, "UTF-8",
                    Int32(options))
            else { return [] }
            defer { xmlFreeTextReader(reader) }
            return fields(reader, depth: depth)
        }
    }

    private static func fields(_ reader: xmlTextReaderPtr, depth: Int?) -> [FeedField] {
        var fields: [FeedField] = []
        var state = xmlTextReaderRead(reader)
        while state == 1 {
            guard xmlTextReaderNodeType(reader) == XML_READER_TYPE_ELEMENT.rawValue,
                depth == nil || xmlTextReaderDepth(reader) == Int32(depth ?? 0)
            else {
                state = xmlTextReaderRead(reader)
                continue
            }
            let name = local(string(xmlTextReaderConstName(reader)))
            // Whole channels are not wanted where elements are sought at any depth.
            if depth != nil || name == "title" || name == "language" || name == "lang" {
                if let field = field(reader, name: name) { fields.append(field) }
                state = xmlTextReaderNext(reader)
            } else {
                if fields.allSatisfy({ $0.name != "lang" }), let language = attribute(reader, "xml:lang") {
                    fields.append(FeedField(name: "lang", text: language))
                }
                state = xmlTextReaderRead(reader)
            }
        }
        return fields
    }

    private static func field(_ reader: xmlTextReaderPtr, name: String) -> FeedField? {
        var field = FeedField(name: name, text: "")
        if name == "link" {
            field.address = attribute(reader, "href")
            field.relation = attribute(reader, "rel")
        }
        if attribute(reader, "type") == "xhtml" {
            field.text = owned(xmlTextReaderReadInnerXml(reader))
            return field
        }
        guard let node = xmlTextReaderExpand(reader) else { return nil }
        field.text = owned(xmlNodeGetContent(node))
        // Atom's authors and sources hold elements of their own.
        var child = node.pointee.children
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

    private static func local(_ name: String) -> String { String(name.split(separator: ":").last ?? "") }

    private static func attribute(_ reader: xmlTextReaderPtr, _ name: String) -> String? {
        guard let value = xmlTextReaderGetAttribute(reader, name) else { return nil }
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
