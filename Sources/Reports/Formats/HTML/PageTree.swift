import CLibXML2

/// A parsed page as one array in document order: a node's descendants follow it, up to its `end`.
struct PageTree {
    struct Node {
        var name: ElementName
        var marks: Marks = []
        var parent: Int32
        /// Index after the last descendant.
        var end: Int32 = 0
        /// Bytes of the page: of the text, or of the tag.
        var start: Int32
        var stop: Int32

        var source: Range<Int> { Int(start)..<Int(stop) }
    }

    var nodes: [Node] = []
    /// Name, property or itemprop in lower case, with its content.
    var metas: [(name: String, content: String)] = []
    /// `application/ld+json`.
    var scripts: [Range<Int>] = []
    /// The values of `datetime`, with the node that has it.
    var times: [(node: Int, value: String)] = []
    var documentTitle: Range<Int>?
    var canonical: String?
    var language: String?

    /// libxml2 wants this once before threads use it.
    static let initializeLibrary: Void = xmlInitParser()

    func end(_ index: Int) -> Int { Int(nodes[index].end) }
}
