/// A paragraph as text, with where its sentences end.
struct PlainParagraph {
    var text: String
    /// UTF-8 offsets in `text`, ascending.
    var sentenceEnds: [Int]

    static func paragraphs(of treebank: [TreebankSentence]) -> [PlainParagraph] {
        var paragraphs: [PlainParagraph] = []
        for sentence in treebank where !sentence.text.isEmpty {
            if sentence.startsParagraph || paragraphs.isEmpty {
                paragraphs.append(PlainParagraph(text: "", sentenceEnds: []))
            }
            let last = paragraphs.count - 1
            paragraphs[last].text += sentence.text
            paragraphs[last].sentenceEnds.append(paragraphs[last].text.utf8.count)
            if sentence.spaceAfter { paragraphs[last].text += " " }
        }
        return paragraphs
    }

    /// The paragraphs, and again some of them as other sources write them: joined to the next by a line break, broken
    /// into lines, without the space after a sentence, or with sentences that end in an abbreviation.
    static func varied(_ paragraphs: [PlainParagraph], using generator: inout SeededGenerator) -> [PlainParagraph] {
        var varied = paragraphs
        for (index, paragraph) in paragraphs.enumerated() {
            switch generator.next() % 16 {
            case 0, 1: if index + 1 < paragraphs.count { varied.append(paragraph.joined(with: paragraphs[index + 1])) }
            case 2, 3: varied.append(paragraph.wrapped(at: 60 + Int(generator.next() % 30)))
            case 4: varied.append(paragraph.withoutSpacesAfterSentences)
            case 5: varied.append(paragraph.withAbbreviations(using: &generator))
            default: break
            }
        }
        return varied
    }

    private func joined(with next: PlainParagraph) -> PlainParagraph {
        let text = self.text.last == " " ? String(self.text.dropLast()) : self.text
        let offset = text.utf8.count + 1
        return PlainParagraph(
            text: text + "\n" + next.text, sentenceEnds: sentenceEnds + next.sentenceEnds.map { $0 + offset })
    }

    /// With line breaks for spaces, so that no line is wider than `width` bytes unless a word is.
    private func wrapped(at width: Int) -> PlainParagraph {
        var bytes = Array(text.utf8)
        var lineStart = 0
        var lastSpace: Int?
        for index in bytes.indices where bytes[index] == UInt8(ascii: " ") {
            if index - lineStart > width, let space = lastSpace {
                bytes[space] = UInt8(ascii: "\n")
                lineStart = space + 1
            }
            lastSpace = index
        }
        return PlainParagraph(text: String(decoding: bytes, as: UTF8.self), sentenceEnds: sentenceEnds)
    }

    /// "He left for the U.S. The army stayed.": with an abbreviation in place of the last word of a
    /// sentence, where the next word shows that one starts.
    private func withAbbreviations(using generator: inout SeededGenerator) -> PlainParagraph {
        let bytes = Array(text.utf8)
        var output: [UInt8] = []
        var ends: [Int] = []
        var start = 0
        for end in sentenceEnds {
            var sentence = Array(bytes[start..<end])
            let next = bytes[min(end + 1, bytes.count)...].prefix { $0 > 0x40 }
            if sentence.last == UInt8(ascii: "."), let space = sentence.lastIndex(of: UInt8(ascii: " ")),
                let first = next.first, (0x41...0x5A).contains(first), let word = ShortWord(lowercasing: next),
                Abbreviations.sentenceStarters.contains(word)
            {
                let choice = Int(generator.next() % UInt64(Self.abbreviations.count))
                sentence.replaceSubrange((space + 1)..., with: Self.abbreviations[choice].utf8)
            }
            output += sentence
            ends.append(output.count)
            start = end
        }
        return PlainParagraph(text: String(decoding: output, as: UTF8.self), sentenceEnds: ends)
    }

    private static let abbreviations = ["U.S.", "U.N.", "U.K.", "D.C.", "a.m.", "p.m.", "Inc.", "Corp.", "Ltd.", "Jr."]

    /// "It ended.The army left."
    private var withoutSpacesAfterSentences: PlainParagraph {
        let bytes = Array(text.utf8)
        var output: [UInt8] = []
        var ends: [Int] = []
        var start = 0
        for end in sentenceEnds {
            output += bytes[start..<end]
            ends.append(output.count)
            start = end
            let isPlain = end >= 2 && bytes[end - 1] == UInt8(ascii: ".") && (0x61...0x7A).contains(bytes[end - 2])
            let beforeCapital = end + 1 < bytes.count && (0x41...0x5A).contains(bytes[end + 1])
            if isPlain, beforeCapital, bytes[end] == UInt8(ascii: " ") { start = end + 1 }
        }
        return PlainParagraph(text: String(decoding: output, as: UTF8.self), sentenceEnds: ends)
    }
}
