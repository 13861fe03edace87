extension Document {
    /// The document in CoNLL-U, with `sent_id`, `text`, multiword tokens, `SpaceAfter=No`, and entities as `NER=B-PER`.
    ///
    /// The text is what the forms and their spacing spell: white space is one space, and characters that nobody sees
    /// are left out, as the format demands.
    public var conllu: String {
        var output = ""
        for (number, sentence) in sentences.enumerated() { sentence.writeCoNLLU(number: number + 1, to: &output) }
        return output
    }
}

extension Sentence {
    /// The written words: for each the indices of its syntactic words, several in contractions ("don't").
    public var writtenTokens: [Range<Int>] {
        var written: [Range<Int>] = []
        for index in tokens.indices {
            if let last = written.last, tokens[index].range.lowerBound == tokens[index - 1].range.upperBound,
                Contraction.isClitic(tokens[index].form, after: tokens[index - 1].form)
            {
                written[written.count - 1] = last.lowerBound..<index + 1
            } else {
                written.append(index..<index + 1)
            }
        }
        return written
    }

    fileprivate func writeCoNLLU(number: Int, to output: inout String) {
        output += "# sent_id = \(number)\n# text = \(spelling)\n"
        let entityLabels = self.entityLabels
        for written in writtenTokens {
            let (index, end) = (written.lowerBound, written.upperBound)
            let isGlued = end < tokens.count && tokens[end].range.lowerBound == tokens[end - 1].range.upperBound
            let spacing = isGlued ? ["SpaceAfter=No"] : []
            if end - index > 1 {
                let whole = tokens[index..<end].map(\.form).joined()
                output += "\(index + 1)-\(end)\t\(whole)\t_\t_\t_\t_\t_\t_\t_\t\(Self.cell(spacing))\n"
            }
            for position in index..<end {
                let token = tokens[position]
                let head = token.head.map { $0 + 1 } ?? 0
                let miscellaneous = Self.cell(entityLabels[position] + (end - index > 1 ? [] : spacing))
                output += "\(position + 1)\t\(token.form)\t\(token.lemma.isEmpty ? "_" : token.lemma)\t"
                output += "\(token.upos.rawValue)\t\(token.xpos.isEmpty ? "_" : token.xpos)\t"
                output += "\(token.features.isEmpty ? "_" : token.features)\t"
                output += "\(head)\t\(token.deprel.rawValue)\t_\t\(miscellaneous)\n"
            }
        }
        output += "\n"
    }

    /// For each token `NER=B-…` or `NER=I-…`, or nothing.
    private var entityLabels: [[String]] {
        var labels = tokens.map { _ in [String]() }
        for entity in entities {
            for token in entity.tokens.clamped(to: tokens.indices) {
                labels[token] = ["NER=\(token == entity.tokens.lowerBound ? "B" : "I")-\(entity.kind.rawValue)"]
            }
        }
        return labels
    }

    private static func cell(_ attributes: [String]) -> String {
        attributes.isEmpty ? "_" : attributes.joined(separator: "|")
    }

    private var spelling: String {
        var text = ""
        for (index, token) in tokens.enumerated() {
            if index > 0, token.range.lowerBound != tokens[index - 1].range.upperBound { text += " " }
            text += token.form
        }
        return text
    }
}
