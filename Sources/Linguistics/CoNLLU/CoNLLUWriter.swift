extension Document {
    /// The document in CoNLL-U, with `sent_id`, `text`, multiword tokens and `SpaceAfter=No`.
    ///
    /// - Parameter text: the text that was analysed.
    public func conllu(text: String) -> String {
        let bytes = Array(text.utf8)
        var output = ""
        for (number, sentence) in sentences.enumerated() {
            sentence.writeCoNLLU(number: number + 1, text: bytes, to: &output)
        }
        return output
    }
}

extension Sentence {
    fileprivate func writeCoNLLU(number: Int, text: [UInt8], to output: inout String) {
        let written = text[range.clamped(to: 0..<text.count)]
        output += "# sent_id = \(number)\n# text = \(Self.onOneLine(String(decoding: written, as: UTF8.self)))\n"
        var index = 0
        while index < tokens.count {
            var end = index + 1
            while end < tokens.count, Contraction.isClitic(tokens[end].form, after: tokens[end - 1].form),
                tokens[end].range.lowerBound == tokens[end - 1].range.upperBound
            {
                end += 1
            }
            let isGlued = end < tokens.count && tokens[end].range.lowerBound == tokens[end - 1].range.upperBound
            let spacing = isGlued ? "SpaceAfter=No" : "_"
            if end - index > 1 {
                let whole = tokens[index..<end].map(\.form).joined()
                output += "\(index + 1)-\(end)\t\(whole)\t_\t_\t_\t_\t_\t_\t_\t\(spacing)\n"
            }
            for position in index..<end {
                let token = tokens[position]
                let head = token.head.map { $0 + 1 } ?? 0
                let miscellaneous = end - index > 1 ? "_" : spacing
                output += "\(position + 1)\t\(token.form)\t\(token.lemma.isEmpty ? "_" : token.lemma)\t"
                output += "\(token.upos.rawValue)\t\(token.xpos.isEmpty ? "_" : token.xpos)\t"
                output += "\(token.features.isEmpty ? "_" : token.features)\t"
                output += "\(head)\t\(token.deprel.rawValue)\t_\t\(miscellaneous)\n"
            }
            index = end
        }
        output += "\n"
    }

    private static func onOneLine(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
