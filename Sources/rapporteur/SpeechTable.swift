import Coding
import Reports

/// The attributions of a report for people: one line each, indented below the one that it stands in.
enum SpeechTable {
    static func text(of speech: DocumentSpeech, in report: Report) -> String {
        let bytes = Array(report.text.utf8)
        func string(_ ranges: [Range<Int>]) -> String {
            let parts = ranges.map { String(decoding: bytes[$0.clamped(to: 0..<bytes.count)], as: UTF8.self) }
            return parts.isEmpty ? "_" : parts.joined(separator: " … ").replacing("\n", with: " ")
        }
        // In the order of cues a parent may come later; a chain is never longer than all of them.
        func depth(_ index: Int) -> Int {
            var depth = 0
            var cursor = speech.attributions[index].parent
            while let parent = cursor, depth < 8 {
                depth += 1
                cursor = speech.attributions[parent].parent
            }
            return depth
        }
        return speech.attributions.indices.map { index in
            let attribution = speech.attributions[index]
            let indent = String(repeating: "  ", count: depth(index))
            return
                "\(indent)\(attribution.kind.rawValue) \(attribution.manner.rawValue)\t\(string(attribution.source))\t"
                + "\(string(attribution.cue))\t\(string(attribution.content))\n"
        }.joined()
    }
}
