import Foundation

/// The text of an article that a page holds for programs only, as JSON-LD: pages that draw themselves by script have no
/// other.
enum LinkedArticle {
    /// Less prose than this is no article.
    private static let shortest = 250

    static func paragraphs(
        of tree: PageTree, _ bytes: UnsafeBufferPointer<UInt8>, insteadOf blocks: [PageBlock], _ kept: [Bool]
    ) -> [CleanText]? {
        let prose = zip(blocks, kept).reduce(0) { $0 + ($1.1 && $1.0.endsSentence ? $1.0.length : 0) }
        guard prose < shortest else { return nil }
        for script in tree.scripts {
            guard let text = body(UnsafeBufferPointer(rebasing: bytes[script])), text.utf8.count > 2 * prose,
                text.utf8.count >= shortest
            else { continue }
            return text.split(whereSeparator: \.isNewline).map { CleanText(HTMLPage.plainText(String($0))) }
                .filter { !$0.isEmpty }
        }
        return nil
    }

    /// The string after `articleBody`, found without parsing the rest, since pages embed broken JSON too.
    private static func body(_ json: UnsafeBufferPointer<UInt8>) -> String? {
        let key = Array("\"articleBody\"".utf8)
        var from = 0
        while let start = json.firstIndex(of: key[0], from: from), start + key.count < json.count {
            from = start + 1
            guard json[start..<start + key.count].elementsEqual(key) else { continue }
            var open = start + key.count
            while open < json.count, json[open] <= 32 || json[open] == UInt8(ascii: ":") { open += 1 }
            guard open < json.count, json[open] == UInt8(ascii: "\"") else { continue }
            var end = open + 1
            while end < json.count, json[end] != UInt8(ascii: "\"") {
                end += json[end] == UInt8(ascii: "\\") ? 2 : 1
            }
            guard end < json.count else { return nil }
            return try? JSONDecoder().decode(String.self, from: Data(json[open...end]))
        }
        return nil
    }
}
