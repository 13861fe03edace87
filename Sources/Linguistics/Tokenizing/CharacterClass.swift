/// What a Unicode scalar is to the tokenizer.
enum CharacterClass {
    case space, letter, digit, apostrophe, hyphen, other

    /// The class and the UTF-8 length of the scalar that starts at `index`.
    ///
    /// `bytes` must be valid UTF-8 and `index` the start of a scalar.
    static func at(_ index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> (CharacterClass, length: Int) {
        let first = bytes[index]
        if first < 0x80 { return (ascii(first), 1) }
        let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
        guard index + length <= bytes.count else { return (.other, bytes.count - index) }
        var value = UInt32(first) & (length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07)
        for offset in 1..<length { value = value << 6 | UInt32(bytes[index + offset] & 0x3F) }
        return (nonASCII(value), length)
    }

    private static func ascii(_ byte: UInt8) -> CharacterClass {
        switch byte {
        case 0...0x20, 0x7F: .space
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"): .letter
        case UInt8(ascii: "0")...UInt8(ascii: "9"): .digit
        case UInt8(ascii: "'"): .apostrophe
        case UInt8(ascii: "-"): .hyphen
        default: .other
        }
    }

    private static func nonASCII(_ value: UInt32) -> CharacterClass {
        switch value {
        case 0x80...0xA0, 0x1680, 0x2000...0x200F, 0x2028...0x202F, 0x205F...0x206F, 0x3000, 0xFEFF: return .space
        case 0x2019, 0x02BC: return .apostrophe
        case 0x2010, 0x2011: return .hyphen
        case 0xAD, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x24F: return .letter
        default: break
        }
        guard let scalar = Unicode.Scalar(value) else { return .other }
        if scalar.properties.isAlphabetic { return .letter }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark: return .letter
        case .decimalNumber: return .digit
        default: return .other
        }
    }
}
