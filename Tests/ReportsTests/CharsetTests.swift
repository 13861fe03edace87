import Reports
import Testing

struct CharsetTests {
    private let sentence = "Les rebelles ont quitté Ménaka mardi."

    @Test func utf8WithAndWithoutMark() throws {
        #expect(try Samples.read(sentence).text == sentence)
        #expect(try Samples.read([0xEF, 0xBB, 0xBF] + Array(sentence.utf8)).text == sentence)
    }

    @Test func utf16ByItsMark() throws {
        let units = Array(sentence.utf16)
        let little: [UInt8] =
            [0xFF, 0xFE] + units.flatMap { unit -> [UInt8] in [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
        let big: [UInt8] = [0xFE, 0xFF] + units.flatMap { unit -> [UInt8] in [UInt8(unit >> 8), UInt8(unit & 0xFF)] }
        #expect(try Samples.read(little).text == sentence)
        #expect(try Samples.read(big).text == sentence)
    }

    @Test func namedCharset() throws {
        let latin = sentence.unicodeScalars.map { UInt8($0.value) }
        #expect(try Samples.read(latin, charset: "ISO-8859-1").text == sentence)
        #expect(try Samples.read(latin, charset: "windows-1252").text == sentence)
    }

    @Test func longTextInPieces() throws {
        let text = Array(repeating: "Тысячи жителей покинули город ночью.", count: 4000).joined(separator: " ")
        let bytes = text.unicodeScalars.map { scalar -> UInt8 in
            (0x410...0x44F).contains(scalar.value) ? UInt8(scalar.value - 0x410 + 0xC0) : UInt8(scalar.value)
        }
        #expect(try Samples.read(bytes, charset: "windows-1251").text == text)
    }

    @Test func bytesOfAnotherCharsetAreNamed() {
        let bytes = Array("A caf".utf8) + [0xE9] + Array(" in Gao.".utf8)
        let complaint = Samples.complaint(about: bytes)
        #expect(complaint == "sample: not UTF-8 at byte 5 (0xE9): convert it or name its charset with --charset")
    }

    @Test(
        arguments: [[0xC3], [0x61, 0xE2, 0x82], [0x80], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80]]
            as [[UInt8]])
    func brokenSequences(bytes: [UInt8]) throws {
        let complaint = try #require(Samples.complaint(about: bytes + [0x20]))
        #expect(complaint.contains("not UTF-8 at byte \(bytes[0] == 0x61 ? 1 : 0) "))
    }

    @Test func unknownCharset() throws {
        let complaint = try #require(Samples.complaint(about: [0x61], charset: "klingon"))
        #expect(complaint.contains("no charset 'klingon'"))
    }

    @Test func bytesThatDoNotFitTheNamedCharset() throws {
        let complaint = try #require(Samples.complaint(about: Array("A caf".utf8) + [0xE9, 0x20], charset: "UTF-8"))
        #expect(complaint.contains("not UTF-8 at byte 5"))
    }

    @Test func declaredCharsetOfAPage() throws {
        let page = "<html><head><meta charset='iso-8859-1'></head><body><p>\(sentence)</p></body></html>"
        let latin = page.unicodeScalars.map { UInt8($0.value) }
        #expect(try Samples.read(latin).texts(of: .lead) == [sentence])
    }

    @Test func strayBytesInADeclaredPageAreReplaced() throws {
        let page = Array("<html><head><meta charset=utf-8></head><body><p>Troops left Gao on Friday".utf8)
        let report = try Samples.read(page + [0xE9] + Array(".</p></body></html>".utf8))
        #expect(report.texts(of: .lead) == ["Troops left Gao on Friday\u{FFFD}."])
    }

    @Test func pageWithoutDeclarationIsUTF8OrRefused() throws {
        #expect(try Samples.read("<p>\(sentence)</p>").texts(of: .lead) == [sentence])
        let latin = "<p>\(sentence)</p>".unicodeScalars.map { UInt8($0.value) }
        #expect(try #require(Samples.complaint(about: latin)).contains("not UTF-8 at byte 25 (0xE9)"))
    }
}
