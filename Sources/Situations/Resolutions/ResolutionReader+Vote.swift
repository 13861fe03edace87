extension ResolutionReader {
    /// "Adopted unanimously at the 4653rd meeting."
    func isVoteLine(_ block: TextBlock, _ bytes: [UInt8]) -> Bool {
        guard block.number == nil else { return false }
        let words = Words(bytes, in: block.range).all.prefix(4).map(\.text)
        guard let first = words.first, cues.isWord(first, .vote) else { return false }
        // "Adopted by the Security Council at its 9365th meeting" is a head.
        let isHead = words.count > 2 && cues.isWord(words[1], .tally) && cues.isWord(words[2], .voteBody)
        return !isHead && words.contains { cues.isWord($0, .voteManner) }
    }

    /// The tally and the states named; notes below tell who was absent or did not participate.
    func readVote(_ blocks: ArraySlice<TextBlock>, _ bytes: [UInt8], into resolution: inout Resolution) {
        guard let line = blocks.first else { return }
        let words = Words(bytes, in: line.range)
        let texts = words.all.map(\.text)
        if let position = texts.firstIndex(where: { cues.isWord($0, .meeting) }), position > 0,
            resolution.meeting == nil
        {
            resolution.meeting = Int(texts[position - 1].prefix { $0.isNumber })
        }
        resolution.isWithoutVote = texts.contains { cues.isWord($0, .without) }
        if texts.contains(where: { cues.isWord($0, .unanimous) }) {
            resolution.vote = .unanimous
        } else if let by = texts.firstIndex(where: { cues.isWord($0, .tally) }) {
            readTally(words, from: by, bytes, into: &resolution)
        }
        for block in blocks.dropFirst().prefix(40) { readNote(block, bytes, into: &resolution) }
    }

    private func readTally(_ words: Words, from start: Int, _ bytes: [UInt8], into resolution: inout Resolution) {
        var numbers: [Int] = []
        for index in start..<words.all.count {
            guard let number = voteNumber(words.all[index].text) else { continue }
            // The number of a footnote ends a tally too: only "2 abstentions" are abstentions.
            if numbers.count >= 2 {
                let next = words.all[(index + 1)...].prefix(2).map(\.text)
                guard next.contains(where: { cues.isWord($0, .abstention) }) else { continue }
            }
            numbers.append(number)
            guard numbers.count > 1, number > 0 else { continue }
            let names = parenthesis(after: words.all[index].range.upperBound, bytes, before: nextNumber(words, index))
            if !names.isEmpty { resolution.named[numbers.count == 2 ? .against : .abstaining] = names }
            if numbers.count == 3 { break }
        }
        guard numbers.count >= 2, numbers[0] > 0 else { return }
        resolution.vote = .tally(
            CouncilVote.Tally(
                inFavour: numbers[0], against: numbers[1], abstaining: numbers.count > 2 ? numbers[2] : 0))
    }

    /// A number of votes; scans print "I4" for 14.
    private func voteNumber(_ text: String) -> Int? {
        if cues.isWord(text, .none) { return 0 }
        if let number = cues.numbers[text] { return number }
        guard text.count <= 2 else { return nil }
        return Int(String(text.map { $0 == "i" || $0 == "l" ? "1" : $0 == "o" ? "0" : $0 }))
    }

    /// Where the next number of a tally begins.
    private func nextNumber(_ words: Words, _ index: Int) -> Int {
        for next in words.all[(index + 1)...] where voteNumber(next.text) != nil { return next.range.lowerBound }
        return words.all.last?.range.upperBound.advanced(by: 1) ?? 0
    }

    /// The states in the next parenthesis: "(Poland, Union of Soviet Socialist Republics)".
    private func parenthesis(after start: Int, _ bytes: [UInt8], before end: Int) -> [String] {
        let end = min(end, bytes.count)
        guard start < end, let open = bytes[start..<end].firstIndex(of: UInt8(ascii: "(")) else { return [] }
        let close = bytes[open..<bytes.count].firstIndex(of: UInt8(ascii: ")")) ?? end
        return stateList(String(decoding: bytes[open + 1..<max(open + 1, close)], as: UTF8.self))
    }

    /// States in a list; what is split over lines or joined by "and" is put together by what is a state.
    func stateList(_ list: String) -> [String] {
        let pieces = list.split(separator: ",").flatMap { piece -> [String] in
            let text = String(piece)
            guard states.code(of: text) == nil else { return [text] }
            let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
            guard let and = words.lastIndex(where: { cues.isWord($0, .listEnd) }) else { return [text] }
            let parts = [words[..<and], words[(and + 1)...]].map { $0.joined(separator: " ") }
            return parts.allSatisfy { $0.isEmpty || states.code(of: $0) != nil } ? parts : [text]
        }
        return pieces.compactMap { states.code(of: $0) }
    }

    /// "One member (China) did not participate in the voting."
    private func readNote(_ block: TextBlock, _ bytes: [UInt8], into resolution: inout Resolution) {
        let words = Words(bytes, in: block.range).all
        guard let member = words.first(where: { cues.isWord($0.text, .member) }) else { return }
        let texts = words.map(\.text)
        let choice: CouncilVote.Choice
        if texts.contains(where: { cues.isWord($0, .notParticipating) }) {
            choice = .notParticipating
        } else if texts.contains(where: { cues.isWord($0, .absent) }) {
            choice = .absent
        } else {
            return
        }
        let names = parenthesis(after: member.range.upperBound, bytes, before: block.range.upperBound)
        if !names.isEmpty { resolution.named[choice] = names }
    }
}
