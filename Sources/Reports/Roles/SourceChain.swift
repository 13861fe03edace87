/// Finds who is named as the source of a report: agencies in datelines, bylines and signatures.
enum SourceChain {
    static func agencies(of report: Report, phrases: RolePhrases) -> [String] {
        var found: [String] = []
        func add(_ words: [String]) {
            for name in names(in: words, phrases) where !found.contains(name) { found.append(name) }
        }
        if let byline = report.byline { add(byline.cleanWords) }
        let bytes = Array(report.text.utf8)
        for passage in report.passages where passage.range.count < 200 {
            let text = String(decoding: bytes[passage.range], as: UTF8.self)
            switch passage.role {
            case .dateline, .byline: add(text.cleanWords)
            // A line that is nothing but names: "Reuters", "(AFP, AP)", "With files from Reuters".
            case .chrome where phrases.agencies.contains(text.lowercased().bareWord): add(text.cleanWords)
            default: continue
            }
        }
        if let last = report.passages.last(where: { $0.role == .body || $0.role == .lead }) {
            add(signature(String(decoding: bytes[last.range].suffix(80), as: UTF8.self)).cleanWords)
        }
        return found
    }

    /// What stands in parentheses at the end: "… residents said. (AFP)".
    private static func signature(_ text: String) -> String {
        guard text.last == ")", let open = text.lastIndex(of: "(") else { return "" }
        return String(text[open...])
    }

    /// Known agencies among words, the longest names first.
    private static func names(in words: [String], _ phrases: RolePhrases) -> [String] {
        let bare = words.flatMap { $0.split(separator: "/") }.map(\.bareWord)
        var names: [String] = []
        var index = 0
        while index < bare.count {
            var length = min(4, bare.count - index)
            while length > 0 {
                let name = bare[index..<index + length].joined(separator: " ")
                // "ap" and "ani" are words and names.
                if let wire = phrases.wires[name.lowercased()], name.count > 5 || name == wire {
                    names.append(wire)
                    break
                }
                length -= 1
            }
            index += max(length, 1)
        }
        return names
    }
}
