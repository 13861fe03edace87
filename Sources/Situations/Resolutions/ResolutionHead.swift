import Calendars
import Knowledge

/// Where a resolution begins in a text, and what its head lines say: number, day, meeting.
struct ResolutionHead {
    var body = "Security Council"
    var number: Int?
    var year: Int?
    var adopted: CalendarDate?
    var meeting: Int?
    /// The first block of its paragraphs; `nil` where the text holds no resolution.
    var firstBlock: Int?
    var start = 0
    /// The whole resolution stands in quotation marks, as in press releases.
    var isQuoted = false

    init(_ bytes: [UInt8], _ blocks: [TextBlock], _ cues: ResolutionCues) {
        let opening = blocks.firstIndex { $0.isOpeningOfBody(bytes, cues) }
        if let opening {
            body = blocks[opening].body(bytes, cues) ?? body
            isQuoted = blocks[opening].isQuoted
            start = blocks[opening].range.lowerBound
            firstBlock = opening + 1
        }
        // What stands above: in a resolution its head, in a press release the story.
        let above = blocks.prefix(opening ?? min(3, blocks.count))
        for (index, block) in above.enumerated() {
            read(Words(bytes, in: block.range), cues, block, index, hasOpening: opening != nil)
        }
    }

    private mutating func read(
        _ words: Words, _ cues: ResolutionCues, _ block: TextBlock, _ index: Int, hasOpening: Bool
    ) {
        let texts = words.all.map(\.text)
        for position in texts.indices where cues.isWord(texts[position], .resolution) {
            // "Resolution 2690 (2023)", "101 (1953). Resolution of 24 November 1953".
            let after = position + 2 < texts.count ? (Int(texts[position + 1]), Int(texts[position + 2])) : (nil, nil)
            let before = position >= 2 ? (Int(texts[position - 2]), Int(texts[position - 1])) : (nil, nil)
            // "Resolution 290 of 8 December 1970".
            var ofDay: (Int?, Int?) = (nil, nil)
            if position + 2 < texts.count,
                let day = words.days(cues).first(where: { $0.words.lowerBound <= position + 6 })
            {
                ofDay = (Int(texts[position + 1]), day.date.year)
            }
            guard let (found, when) = [after, before, ofDay].compactMap({ Self.pair($0) }).first else { continue }
            let isHead = block.range.count < 160
            if number == nil || isHead {
                (number, year) = (found, when)
                if isHead { start = min(start, block.range.lowerBound) }
            }
            if !hasOpening, isHead, firstBlock == nil {
                firstBlock = index + 1
                start = block.range.lowerBound
            }
        }
        if let position = texts.firstIndex(where: { cues.isWord($0, .meeting) }), position > 0, meeting == nil {
            meeting = Int(texts[position - 1].prefix { $0.isNumber })
        }
        let isAdoption = texts.contains { cues.isWord($0, .adoption) } || block.range.count < 60
        if isAdoption, let day = words.days(cues).first(where: { year == nil || $0.date.year == year }) {
            adopted = adopted ?? day.date
        }
    }

    private static func pair(_ numbers: (Int?, Int?)) -> (Int, Int)? {
        guard let number = numbers.0, let year = numbers.1, (1...9999).contains(number), (1946...2200).contains(year)
        else { return nil }
        return (number, year)
    }
}
