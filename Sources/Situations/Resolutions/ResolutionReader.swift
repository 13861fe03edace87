public import Knowledge

/// Finds the text of a resolution in a text and reads its paragraphs. Pure; any text may be given.
public struct ResolutionReader: Sendable {
    let cues: ResolutionCues
    let names: MissionNames
    let states: StateNames
    let categories: [String: String]

    public init(_ knowledge: KnowledgeBase) {
        cues = knowledge.situations.resolutions
        names = MissionNames(knowledge)
        states = StateNames(knowledge)
        categories = knowledge.situations.mandates.categories
    }

    /// The resolution in the text; `nil` where there is none.
    ///
    /// A resolution opens with its body as a line of its own ("The Security Council,"), followed by at least one
    /// operative paragraph, or with a head line that numbers and dates it.
    public func read(_ text: String) -> Resolution? {
        let bytes = Array(text.utf8)
        let blocks = TextBlock.blocks(of: bytes, cues)
        let head = ResolutionHead(bytes, blocks, cues)
        guard let start = head.firstBlock else { return nil }
        var resolution = Resolution(
            body: head.body, number: head.number, year: head.year, adopted: head.adopted, meeting: head.meeting,
            vote: nil, isWithoutVote: false, named: [:], chapters: [], preamble: [], operative: [], provisions: [],
            ceilings: [], missions: [], range: head.start..<bytes.count)
        var end = blocks.count
        for (index, block) in blocks.enumerated() where index >= start {
            if isVoteLine(block, bytes) {
                readVote(blocks[index...], bytes, into: &resolution)
                end = index
                break
            }
        }
        if end < blocks.count { resolution.range = head.start..<blocks[end].range.upperBound }
        readParagraphs(blocks[start..<end], bytes, isQuoted: head.isQuoted, into: &resolution)
        guard !resolution.operative.isEmpty else { return nil }
        resolution.chapters = chapters(bytes, resolution)
        readProvisions(bytes, &resolution)
        return resolution
    }

    // MARK: Paragraphs

    private func readParagraphs(
        _ blocks: ArraySlice<TextBlock>, _ bytes: [UInt8], isQuoted: Bool, into resolution: inout Resolution
    ) {
        // Whether the last paragraph is one of the preamble, so that its continuation is too.
        var isPreamble = true
        for block in blocks {
            // A resolution quoted within this one.
            if block.isQuoted, !isQuoted {
                extend(&resolution, isPreamble, to: block.range.upperBound)
                continue
            }
            if block.isFootnote { continue }
            let words = Words(bytes, in: block.textRange)
            if let first = words.all.first, cues.isWord(first.text, .annex), words.all.count < 4,
                !resolution.operative.isEmpty
            {
                break
            }
            if let opening = operativeOpening(words, block, after: resolution.operative.last) {
                isPreamble = false
                resolution.operative.append(opening)
            } else if block.number == nil, opensPreamble(words, bytes) {
                guard resolution.operative.isEmpty else { continue }
                isPreamble = true
                resolution.preamble.append(block.range)
            } else if !words.all.isEmpty {
                extend(&resolution, isPreamble, to: block.range.upperBound)
            }
        }
        for index in resolution.operative.indices {
            let range = resolution.operative[index].range
            resolution.operative[index].further = acts(Words(bytes, in: range), bytes).filter {
                $0.range.lowerBound > range.lowerBound + resolution.operative[index].verb.utf8.count + 8
            }
        }
    }

    private func extend(_ resolution: inout Resolution, _ isPreamble: Bool, to end: Int) {
        if isPreamble, let last = resolution.preamble.indices.last {
            resolution.preamble[last] = resolution.preamble[last].lowerBound..<end
        } else if let last = resolution.operative.indices.last {
            resolution.operative[last].range = resolution.operative[last].range.lowerBound..<end
        }
    }

    /// An operative paragraph begins with a number or, where none has one, with an operative verb.
    private func operativeOpening(
        _ words: Words, _ block: TextBlock, after last: Resolution.Operative?
    ) -> Resolution.Operative? {
        // "Also decides", "The Security Council requests", "Strongly condemns": the verb is among the first words.
        for position in 0..<min(block.number == nil ? 3 : 8, words.all.count) {
            guard let (verb, force, _) = verb(at: position, words) else { continue }
            if block.number == nil, position > 0, opensPreamble(words, []) { return nil }
            return Resolution.Operative(
                number: block.number ?? 1, verb: verb, force: force, further: [], range: block.range)
        }
        guard let number = block.number, let first = words.all.first else { return nil }
        // "Calls upon the parties: 1. To …" goes on with the same verb.
        if cues.isWord(first.text, .continuation), let last {
            return Resolution.Operative(
                number: number, verb: last.verb, force: last.force, further: [], range: block.range)
        }
        return Resolution.Operative(number: number, verb: first.text, force: nil, further: [], range: block.range)
    }

    /// An operative verb at a word, with its force and number of words.
    func verb(at index: Int, _ words: Words) -> (verb: String, force: OperativeForce, length: Int)? {
        for (verb, force) in cues.verbs where index + verb.count <= words.all.count {
            if zip(verb, words.all[index...]).allSatisfy({ $0 == $1.text }) {
                return (verb.joined(separator: " "), force, verb.count)
            }
        }
        return nil
    }

    private func opensPreamble(_ words: Words, _ bytes: [UInt8]) -> Bool {
        guard let first = words.all.first else { return false }
        if cues.hasEnding(first.text, .participleEnding) { return true }
        let isOpening = cues.openings.contains { opening in
            opening.count <= words.all.count && zip(opening, words.all).allSatisfy { $0 == $1.text }
        }
        // "Also decides" opens no preamble, "Also recalling" does.
        return isOpening && verb(at: 1, words) == nil
    }

    /// The verbs of a paragraph that stand where a new act begins: after a comma, a semicolon or "and".
    private func acts(_ words: Words, _ bytes: [UInt8]) -> [Resolution.Act] {
        var acts: [Resolution.Act] = []
        var index = 0
        while index < words.all.count {
            defer { index += 1 }
            guard let (verb, force, length) = verb(at: index, words), force != .position || length > 1 else { continue }
            let start = words.all[index].range.lowerBound
            let isAct =
                index == 0
                || cues.isWord(words.all[index - 1].text, .connective)
                || endsClause(bytes, words.all[index - 1].range.upperBound..<start)
            guard isAct else { continue }
            acts.append(
                Resolution.Act(
                    verb: verb, force: force, range: start..<words.all[index + length - 1].range.upperBound))
        }
        return acts
    }

    private func endsClause(_ bytes: [UInt8], _ gap: Range<Int>) -> Bool {
        bytes[gap].contains { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ";") || $0 == UInt8(ascii: ":") }
    }

    /// "Acting under Chapter VII of the Charter".
    private func chapters(_ bytes: [UInt8], _ resolution: Resolution) -> [String] {
        var chapters: [String] = []
        for range in resolution.preamble + resolution.operative.map(\.range) {
            let words = Words(bytes, in: range).all.map(\.text)
            for index in words.indices.dropLast() where cues.isWord(words[index], .chapter) {
                guard words[..<index].suffix(4).contains(where: { cues.isWord($0, .acting) }),
                    cues.isWord(words[index + 1], .chapterNumber)
                else { continue }
                let chapter = words[index + 1].uppercased()
                if !chapters.contains(chapter) { chapters.append(chapter) }
            }
        }
        return chapters
    }
}
