/// What is wrong in a CoNLL-U file, and where.
public struct CoNLLUError: Error, Equatable, CustomStringConvertible {
    public var file: String
    /// Line number, counted from 1.
    public var line: Int
    public var message: String

    public var description: String { "\(file):\(line): \(message)" }
}

/// Reads CoNLL-U treebanks.
///
/// Empty nodes (`8.1`) and enhanced dependencies are skipped; multiword tokens are kept beside the words.
/// Source: https://universaldependencies.org/format.html
public enum CoNLLUReader {
    /// - Parameters:
    ///   - contents: the file's text.
    ///   - file: the name that errors give.
    /// - Throws: `CoNLLUError` for the first line that breaks the format.
    public static func sentences(in contents: String, file: String) throws -> [TreebankSentence] {
        var sentences: [TreebankSentence] = []
        var builder = SentenceBuilder(file: file)
        var lineNumber = 0
        // Split by bytes: Character views would make "\r\n" and combining marks slow and surprising.
        for lineBytes in contents.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            lineNumber += 1
            var line = Substring(lineBytes)
            if line.utf8.last == UInt8(ascii: "\r") { line = Substring(lineBytes.dropLast()) }
            if line.isEmpty {
                if let sentence = try builder.finish(line: lineNumber) { sentences.append(sentence) }
            } else {
                try builder.add(line, number: lineNumber)
            }
        }
        if let sentence = try builder.finish(line: lineNumber) { sentences.append(sentence) }
        return sentences
    }
}

private struct SentenceBuilder {
    let file: String
    private var sentence = TreebankSentence(tokens: [])
    private var text: [UInt8] = []
    private var isOpen = false
    /// The tokens' heads as written, 1-based, with the line that each stands on.
    private var heads: [(head: Int, line: Int)] = []
    private var pendingMultiword: (form: String, lastWord: Int, spaceAfter: Bool)?
    private var spaceIsDue = false

    init(file: String) { self.file = file }

    mutating func add(_ line: Substring, number: Int) throws {
        isOpen = true
        if line.utf8.first == UInt8(ascii: "#") {
            addComment(line)
            return
        }
        let columns = line.utf8.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
            .map { Substring($0) }
        guard columns.count == 10 else {
            throw error("expected 10 tab-separated columns, found \(columns.count)", number)
        }
        let identifier = columns[0]
        if identifier.utf8.contains(UInt8(ascii: ".")) { return }
        if identifier.utf8.contains(UInt8(ascii: "-")) {
            try addMultiword(identifier, columns, number)
        } else {
            try addWord(identifier, columns, number)
        }
    }

    mutating func finish(line: Int) throws -> TreebankSentence? {
        defer { self = SentenceBuilder(file: file) }
        guard isOpen, !sentence.tokens.isEmpty else { return nil }
        if let pendingMultiword {
            throw error("multiword token \"\(pendingMultiword.form)\" ends after the sentence's last word", line)
        }
        for (index, entry) in heads.enumerated() {
            guard entry.head <= heads.count, entry.head != index + 1 else {
                throw error("head \(entry.head) is out of range", entry.line)
            }
            sentence.tokens[index].head = entry.head == 0 ? nil : entry.head - 1
        }
        sentence.text = String(decoding: text, as: UTF8.self)
        sentence.spaceAfter = spaceIsDue
        return sentence
    }

    private mutating func addComment(_ line: Substring) {
        let body = line.dropFirst().drop { $0 == " " }
        if body.hasPrefix("sent_id =") {
            sentence.identifier = String(body.dropFirst("sent_id =".count).drop { $0 == " " })
        } else if body.hasPrefix("newpar") || body.hasPrefix("newdoc") {
            sentence.startsParagraph = true
        }
    }

    private mutating func addMultiword(_ identifier: Substring, _ columns: [Substring], _ number: Int) throws {
        let ends = identifier.split(separator: "-")
        guard ends.count == 2, let first = Int(ends[0]), let last = Int(ends[1]), first < last,
            first == sentence.tokens.count + 1, pendingMultiword == nil
        else { throw error("malformed multiword token \"\(identifier)\"", number) }
        let form = String(columns[1])
        write(form)
        sentence.multiwordTokens.append(MultiwordToken(form: form, members: first - 1..<last))
        pendingMultiword = (form, last, !hasNoSpaceAfter(columns[9]))
    }

    private mutating func addWord(_ identifier: Substring, _ columns: [Substring], _ number: Int) throws {
        guard let position = Int(identifier), position == sentence.tokens.count + 1 else {
            throw error("expected word \(sentence.tokens.count + 1), found \"\(identifier)\"", number)
        }
        guard !columns[1].isEmpty else { throw error("empty form", number) }
        guard let upos = UniversalTag(rawValue: String(columns[3])) else {
            throw error("unknown universal tag \"\(columns[3])\"", number)
        }
        guard let head = Int(columns[6]), head >= 0 else {
            throw error("head \"\(columns[6])\" is not a number", number)
        }
        guard !columns[7].isEmpty, columns[7] != "_" else { throw error("missing dependency relation", number) }
        let form = String(columns[1])
        var range = 0..<0
        if let pending = pendingMultiword {
            range = partRange(of: form, in: pending.form, isLast: pending.lastWord == position)
            if pending.lastWord == position {
                spaceIsDue = pending.spaceAfter
                pendingMultiword = nil
            }
        } else {
            range = write(form)
            spaceIsDue = !hasNoSpaceAfter(columns[9])
        }
        heads.append((head, number))
        sentence.tokens.append(
            Token(
                form: form, lemma: String(columns[2]), upos: upos, xpos: columns[4] == "_" ? "" : String(columns[4]),
                features: columns[5] == "_" ? "" : String(columns[5]),
                deprel: DependencyRelation(rawValue: String(columns[7])), range: range))
    }

    /// The bytes of one part of a multiword token: consecutive while the forms spell the whole, and the rest for the
    /// last part (French "du" is written for "de le", so lengths need not add up).
    private func partRange(of form: String, in whole: String, isLast: Bool) -> Range<Int> {
        let end = text.count
        let wholeStart = end - whole.utf8.count
        let previousEnd = sentence.multiwordTokens.last.map { multiword in
            sentence.tokens.count > multiword.members.lowerBound
                ? sentence.tokens[sentence.tokens.count - 1].range.upperBound : wholeStart
        }
        let start = min(previousEnd ?? wholeStart, end)
        return start..<(isLast ? end : min(start + form.utf8.count, end))
    }

    @discardableResult
    private mutating func write(_ form: String) -> Range<Int> {
        if spaceIsDue, !text.isEmpty { text.append(UInt8(ascii: " ")) }
        spaceIsDue = false
        let start = text.count
        text.append(contentsOf: form.utf8)
        return start..<text.count
    }

    private func hasNoSpaceAfter(_ miscellaneous: Substring) -> Bool {
        miscellaneous.split(separator: "|").contains("SpaceAfter=No")
    }

    private func error(_ message: String, _ line: Int) -> CoNLLUError {
        CoNLLUError(file: file, line: line, message: message)
    }
}
