import Testing

@testable import Linguistics

/// A memory changes the speed only.
struct SentenceMemoryTests {
    private func sentence(_ forms: [String], from start: Int = 0) -> Sentence {
        var offset = start
        let tokens = forms.map { form in
            defer { offset += form.utf8.count + 1 }
            return Token(form: form, range: offset..<offset + form.utf8.count)
        }
        return Sentence(tokens: tokens, range: start..<offset - 1)
    }

    private func analysed(_ sentence: Sentence) -> Sentence {
        var sentence = sentence
        for index in sentence.tokens.indices { sentence.tokens[index].lemma = sentence.tokens[index].form + "!" }
        return sentence
    }

    private func entry(_ sentence: Sentence) -> (words: SentenceMemory.Words, sentence: Sentence) {
        (words: SentenceMemory.Words(of: sentence), sentence: sentence)
    }

    @Test func whatWasReadComesBackWhereItStandsNow() {
        let memory = SentenceMemory(limit: 1 << 20)
        memory.remember([entry(analysed(sentence(["They", "met"])))])
        let again = sentence(["They", "met"], from: 70)
        #expect(memory.recall([entry(again)]) == [analysed(again)])
        #expect(memory.recall([entry(sentence(["They", "left"]))]) == [nil])
        // The same letters in other tokens.
        #expect(memory.recall([entry(sentence(["Theymet"]))]) == [nil])
    }

    @Test func accentsThatAreWrittenOtherwiseAreOtherWords() {
        let memory = SentenceMemory(limit: 1 << 20)
        memory.remember([entry(sentence(["Caf\u{E9}"]))])
        #expect(memory.recall([entry(sentence(["Cafe\u{301}"]))]) == [nil])
    }

    @Test func whatIsNotNeededIsForgotten() {
        let memory = SentenceMemory(limit: 10_000)
        memory.remember([entry(analysed(sentence(["first"])))])
        for number in 0..<1000 {
            memory.remember([entry(sentence(["word\(number)"]))])
            // Whatever is asked for again and again stays.
            _ = memory.recall([entry(sentence(["word0"]))])
        }
        #expect(memory.recall([entry(sentence(["first"]))]) == [nil])
        #expect(memory.recall([entry(sentence(["word0"]))])[0] != nil)
    }
}
