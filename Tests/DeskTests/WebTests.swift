import Testing

@testable import Desk

struct WebTests {
    @Test(arguments: [
        ("", "en"), ("fr", "fr"), ("fr-CA,en;q=0.5", "fr"), ("de,en;q=0.2,fr;q=0.8", "fr"), ("en,fr", "en"),
        ("fr;q=0", "en"), (";;,q=,", "en"),
    ])
    func choosesTheLanguage(header: String, language: String) {
        #expect(Question.language(accepting: header) == language)
    }

    @Test func decodesForms() {
        #expect(
            FormEncoding.parameters(of: "a=1&b=x+y&c=%C3%A9&a=2&d&=e&%zz=1") == [
                "a": "1", "b": "x y", "c": "é", "d": "", "": "e",
            ])
    }

    @Test func linksEscape() {
        let link = Question.link("/report", ["name": "http://e.example/?a=1&b=\"<é>", "empty": ""])
        #expect(link == "/report?name=http://e.example/%3Fa%3D1%26b%3D%22%3C%C3%A9%3E")
    }

    @Test func readsMultipart() {
        let body = """
            --x\r\nContent-Disposition: form-data; name="files"; filename="../../etc/a.txt"\r\n\r\none\r\ntwo\r\n\
            --x\r\nContent-Disposition: form-data; name="published"\r\n\r\n2023-06-30\r\n--x--\r\n
            """
        var question = Question()
        question.contentType = "multipart/form-data; boundary=x"
        question.body = Array(body.utf8)
        let form = UploadForm(question)
        #expect(form.files.map(\.name) == ["a.txt"], "an upload never names a folder")
        #expect(form.files.map { String(decoding: $0.bytes, as: UTF8.self) } == ["one\r\ntwo"])
        #expect(form.published == "2023-06-30")
    }

    @Test(arguments: ["", "--x", "--x\r\n\r\n", "--x\r\nContent-Disposition: form-data\r\n\r\na\r\n--x", "\r\n--x--"])
    func brokenMultipartIsNothing(body: String) {
        #expect(Multipart.parts(of: Array(body.utf8), boundary: "x").isEmpty)
    }

    @Test func markupEscapes() {
        var markup = Markup()
        markup.element("a", ["href": "\"><script>", "title": nil], "<b>'&")
        #expect(markup.html == "<a href=\"&quot;&gt;&lt;script&gt;\">&lt;b&gt;&#39;&amp;</a>")
    }

    @Test func wordsNameTheirMistakes() throws {
        #expect(try Words(parsing: "# c\na = b % c\n", language: "en", file: "f").filled("a", 3) == "b 3 c")
        #expect(throws: DeskError.self) { try Words(parsing: "a", language: "en", file: "f") }
        #expect(throws: DeskError.self) { try Words(parsing: "a = 1\na = 2", language: "en", file: "f") }
    }

    @Test func remembersUntilTheArchiveChanges() {
        let memory = AnswerMemory(capacity: 1_600)
        let answer = Answer.page("words")
        memory.keep(answer, to: "a", state: "1")
        #expect(memory.answer(to: "a", state: "1")?.tag == answer.tag)
        #expect(memory.answer(to: "a", state: "2") == nil)
        memory.keep(.page("later", isLasting: false), to: "b", state: "1")
        #expect(memory.answer(to: "b", state: "1") == nil)
        for index in 0..<100 { memory.keep(.page(String(repeating: "x", count: 90)), to: "\(index)", state: "1") }
        #expect(memory.answer(to: "99", state: "1") != nil)
        #expect(memory.answer(to: "0", state: "1") == nil, "the oldest made room")
    }
}
