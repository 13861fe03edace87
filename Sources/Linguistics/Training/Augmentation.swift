/// Copies of treebank sentences as news writes them: headlines, other quotation marks, no final full stop.
///
/// Trees and tags stay the same; only forms change, and a final stop may go.
enum Augmentation {
    /// - Returns: altered copies of about an eighth of the sentences, each with the index of its original.
    static func copies(of sentences: [TreebankSentence], seed: UInt64) -> [(copy: TreebankSentence, origin: Int)] {
        var generator = SeededGenerator(seed: seed)
        var copies: [(copy: TreebankSentence, origin: Int)] = []
        for (origin, sentence) in sentences.enumerated() {
            switch generator.next() % 100 {
            case 0..<3: copies.append((mapForms(of: sentence) { $0.uppercased() }, origin))
            case 3..<7: copies.append((withoutFinalStop(mapForms(of: sentence, headlineCase)), origin))
            case 7..<9: copies.append((mapForms(of: sentence) { $0.lowercased() }, origin))
            case 9..<13: copies.append((withoutFinalStop(sentence), origin))
            case 13..<40 where hasQuotes(sentence): copies.append((withOtherQuotes(sentence), origin))
            default: continue
            }
        }
        return copies
    }

    private static func mapForms(of sentence: TreebankSentence, _ change: (String) -> String) -> TreebankSentence {
        var copy = sentence
        for index in copy.tokens.indices { copy.tokens[index].form = change(copy.tokens[index].form) }
        return copy
    }

    private static func headlineCase(_ form: String) -> String {
        form.utf8.count > 3 ? form.prefix(1).uppercased() + form.dropFirst() : form
    }

    private static func withoutFinalStop(_ sentence: TreebankSentence) -> TreebankSentence {
        var copy = sentence
        guard let last = copy.tokens.last, last.form == ".", last.head != nil, copy.tokens.count > 2,
            !copy.tokens.contains(where: { $0.head == copy.tokens.count - 1 })
        else { return copy }
        copy.tokens.removeLast()
        return copy
    }

    private static func hasQuotes(_ sentence: TreebankSentence) -> Bool {
        sentence.tokens.contains { $0.form.utf8.contains(UInt8(ascii: "\"")) || $0.form.contains("\u{201C}") }
    }

    private static func withOtherQuotes(_ sentence: TreebankSentence) -> TreebankSentence {
        var copy = sentence
        for index in copy.tokens.indices {
            switch (copy.tokens[index].form, copy.tokens[index].xpos) {
            case ("\"", "``"): copy.tokens[index].form = "\u{201C}"
            case ("\"", "''"): copy.tokens[index].form = "\u{201D}"
            case ("\u{201C}", _), ("\u{201D}", _): copy.tokens[index].form = "\""
            default: break
            }
        }
        return copy
    }
}
