/// HTML and SVG put together so that text stays text: every word and attribute is escaped on its way in.
struct Markup: Sendable {
    private(set) var html = ""

    mutating func open(_ element: String, _ attributes: KeyValuePairs<String, String?> = [:]) {
        html += "<" + element
        for (name, value) in attributes {
            guard let value else { continue }
            html += " \(name)=\"\(Self.escaped(value))\""
        }
        html += ">"
    }

    mutating func close(_ element: String) { html += "</\(element)>" }

    mutating func text(_ text: String) { html += Self.escaped(text) }

    mutating func element(_ element: String, _ attributes: KeyValuePairs<String, String?> = [:], _ text: String = "") {
        open(element, attributes)
        self.text(text)
        close(element)
    }

    static func escaped(_ text: String) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "&"): bytes += "&amp;".utf8
            case UInt8(ascii: "<"): bytes += "&lt;".utf8
            case UInt8(ascii: ">"): bytes += "&gt;".utf8
            case UInt8(ascii: "\""): bytes += "&quot;".utf8
            case UInt8(ascii: "'"): bytes += "&#39;".utf8
            default: bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension Double {
    /// With one decimal, as drawings need.
    var short: String {
        let tenths = Int((self * 10).rounded())
        return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths < 0 ? "-" : "")\(abs(tenths) / 10).\(abs(tenths) % 10)"
    }
}
