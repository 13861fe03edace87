import Testing

@testable import Linguistics

@Suite struct CoNLLUTests {
    static let sample = """
        # sent_id = first
        # newpar
        1-2\tdon't\t_\t_\t_\t_\t_\t_\t_\t_
        1\tdo\tdo\tAUX\tVBP\t_\t3\taux\t_\t_
        2\tn't\tnot\tPART\tRB\t_\t3\tadvmod\t_\t_
        3\tgo\tgo\tVERB\tVB\t_\t0\troot\t0:root\tSpaceAfter=No
        3.1\tempty\t_\t_\t_\t_\t_\t_\t0:root\t_
        4\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_

        1\tYes\tyes\tINTJ\tUH\t_\t0\troot\t_\t_

        """

    @Test func readsWordsHeadsAndMultiwordTokens() throws {
        let sentences = try CoNLLUReader.sentences(in: Self.sample, file: "sample")
        try #require(sentences.count == 2)
        let first = sentences[0]
        #expect(first.identifier == "first")
        #expect(first.startsParagraph)
        #expect(first.text == "don't go.")
        #expect(first.tokens.map(\.form) == ["do", "n't", "go", "."])
        #expect(first.tokens.map(\.head) == [2, 2, nil, 2])
        #expect(first.tokens.map(\.range) == [0..<2, 2..<5, 6..<8, 8..<9])
        #expect(first.multiwordTokens == [MultiwordToken(form: "don't", members: 0..<2)])
        #expect(sentences[1].tokens[0].upos == .intj)
    }

    @Test func readsLinesEndedTheWindowsWay() throws {
        let text = Self.sample.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n")
        #expect(
            try CoNLLUReader.sentences(in: text, file: "f")
                == CoNLLUReader.sentences(in: Self.sample, file: "f"))
    }

    @Test(arguments: [
        ("1\tYes\tyes", 1, "expected 10 tab-separated columns, found 3"),
        ("# ok\n2\ta\ta\tX\t_\t_\t0\troot\t_\t_", 2, "expected word 1, found \"2\""),
        ("1\ta\ta\tFOO\t_\t_\t0\troot\t_\t_", 1, "unknown universal tag \"FOO\""),
        ("1\ta\ta\tX\t_\t_\t7\tdep\t_\t_", 1, "head 7 is out of range"),
        ("1\ta\ta\tX\t_\t_\tx\tdep\t_\t_", 1, "head \"x\" is not a number"),
        ("1-1\ta\t_\t_\t_\t_\t_\t_\t_\t_", 1, "malformed multiword token \"1-1\""),
    ])
    func namesFileAndLineOfMistakes(text: String, line: Int, message: String) {
        #expect(throws: CoNLLUError(file: "f.conllu", line: line, message: message)) {
            try CoNLLUReader.sentences(in: text, file: "f.conllu")
        }
    }

    @Test func writesWhatItReads() throws {
        let gold = try CoNLLUReader.sentences(in: Self.sample, file: "sample")[0]
        let document = Document(sentences: [Sentence(tokens: gold.tokens, range: 0..<gold.text.utf8.count)])
        let written = document.conllu
        let read = try CoNLLUReader.sentences(in: written, file: "written")
        #expect(read.count == 1)
        #expect(read[0].tokens == gold.tokens)
        #expect(read[0].multiwordTokens == gold.multiwordTokens)
        #expect(read[0].text == gold.text)
    }

    @Test func randomBytesNeverCrashTheReader() {
        var generator = SeededGenerator(seed: 11)
        let lines = Self.sample.split(separator: "\n", omittingEmptySubsequences: false)
        for _ in 0..<300 {
            var bytes = Array(lines.shuffled(using: &generator).joined(separator: "\n").utf8)
            for _ in 0..<4 {
                bytes[Int(generator.next() % UInt64(bytes.count))] = UInt8(truncatingIfNeeded: generator.next())
            }
            let text = String(decoding: bytes, as: UTF8.self)
            for sentence in (try? CoNLLUReader.sentences(in: text, file: "f")) ?? [] {
                #expect(sentence.tokens.allSatisfy { ($0.head ?? 0) < sentence.tokens.count })
            }
        }
    }
}
