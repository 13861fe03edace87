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

    @Test func bytesOfAnotherCharsetAreKnownByTheirLooks() throws {
        let latin = sentence.unicodeScalars.map { UInt8($0.value) }
        #expect(try Samples.read(latin).text == sentence)
        let russian = "Тысячи жителей покинули город ночью после взрывов, сообщили власти области."
        let bytes = russian.unicodeScalars.map { scalar -> UInt8 in
            (0x410...0x44F).contains(scalar.value) ? UInt8(scalar.value - 0x410 + 0xC0) : UInt8(scalar.value)
        }
        #expect(try Samples.read(bytes).text == russian)
    }

    @Test(
        arguments: [[0xC3], [0xE2, 0x82], [0x80], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80]]
            as [[UInt8]])
    func brokenSequencesAreRepairedAndCounted(bytes: [UInt8]) throws {
        // Sequences that begin a character count once, stray bytes each.
        let stray: [UInt8: Int] = [0xC0: 2, 0xED: 3, 0xF5: 4]
        let text = "“Quoted” and “quoted again” – in Ménaka – by “some”."
        let report = try Samples.read(Array(text.utf8) + bytes + Array(" It ends.".utf8))
        let count = stray[bytes[0]] ?? 1
        #expect(report.text == text + String(repeating: "\u{FFFD}", count: count) + " It ends.")
        #expect(report.repairs == count)
    }

    @Test func unknownCharset() throws {
        let complaint = try #require(Samples.complaint(about: [0x61], charset: "klingon"))
        #expect(complaint.contains("no charset 'klingon'"))
    }

    @Test func bytesThatDoNotFitTheNamedCharsetAreCounted() throws {
        let report = try Samples.read(Array("A caf".utf8) + [0xE9, 0x20] + Array("in Gao.".utf8), charset: "UTF-8")
        #expect(report.text == "A caf\u{FFFD} in Gao.")
        #expect(report.repairs == 1)
    }

    @Test func declaredCharsetOfAPage() throws {
        let page = "<html><head><meta charset='iso-8859-1'></head><body><p>\(sentence)</p></body></html>"
        let latin = page.unicodeScalars.map { UInt8($0.value) }
        #expect(try Samples.read(latin).texts(of: .lead) == [sentence])
    }

    @Test func strayBytesInADeclaredPageAreReplaced() throws {
        let page = Array("<html><head><meta charset=utf-8></head><body><p>Troops left Gao on Friday".utf8)
        let report = try Samples.read(page + [0xE9] + Array(" – “at last” – é.</p></body></html>".utf8))
        #expect(report.texts(of: .lead) == ["Troops left Gao on Friday\u{FFFD} – “at last” – é."])
    }

    @Test func aPageThatIsUTF8IsReadAsUTF8WhateverItSays() throws {
        #expect(try Samples.read("<meta charset=iso-8859-1><p>\(sentence)</p>").texts(of: .lead) == [sentence])
        let latin = "<p>\(sentence)</p>".unicodeScalars.map { UInt8($0.value) }
        #expect(try Samples.read(latin).texts(of: .lead) == [sentence])
    }
}
