extension TokenTrait.Shape {
    /// - Parameter form: a token's bytes; at least one.
    init(_ form: UnsafeBufferPointer<UInt8>) {
        let first = form[0]
        switch first {
        case 0x61...0x7A: self = Self.word(form, isCapitalized: false)
        case 0x41...0x5A: self = Self.word(form, isCapitalized: true)
        case 0x30...0x39: self = form.allSatisfy { $0 < 0x41 } ? .number : .mixed
        case 0x80...: self = Self.nonASCII(form)
        default: self = Self.punctuation(form)
        }
    }

    private static func word(_ form: UnsafeBufferPointer<UInt8>, isCapitalized: Bool) -> Self {
        let last = form[form.count - 1]
        if last == UInt8(ascii: "."), form.count > 1 { return abbreviation(form) }
        var capitals = 0
        var digits = 0
        for byte in form {
            switch byte {
            case 0x41...0x5A: capitals += 1
            case 0x30...0x39: digits += 1
            case UInt8(ascii: "@"), UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: ":"): return .address
            default: break
            }
        }
        if digits > 0 { return .mixed }
        if !isCapitalized { return .lowercase }
        if capitals == form.count, form.count > 1 { return .allCapitals }
        return ShortWord(lowercasing: form).map { Abbreviations.sentenceStarters.contains($0) } ?? false
            ? .starter : form.count == 1 ? .singleCapital : .capitalized
    }

    private static func abbreviation(_ form: UnsafeBufferPointer<UInt8>) -> Self {
        if form.count == 2 { return .initial }
        let word = form.dropLast()
        if let key = ShortWord(lowercasing: word), Abbreviations.beforeName.contains(key) { return .title }
        return word.contains(UInt8(ascii: ".")) ? .acronym : .abbreviation
    }

    private static func punctuation(_ form: UnsafeBufferPointer<UInt8>) -> Self {
        let first = form[0]
        let last = form[form.count - 1]
        switch first {
        case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"):
            if (0x30...0x39).contains(last) { return .number }
            if form.count == 1 { return first == UInt8(ascii: ".") ? .fullStop : .exclamation }
            return last == UInt8(ascii: ".") ? .ellipsis : .exclamation
        case UInt8(ascii: ","): return .comma
        case UInt8(ascii: ":"): return form.count == 1 ? .colon : .emoticon
        case UInt8(ascii: ";"): return form.count == 1 ? .semicolon : .emoticon
        case UInt8(ascii: "-"), UInt8(ascii: "+"):
            if (0x30...0x39).contains(last) { return .number }
            return first == UInt8(ascii: "+") ? .symbol : form.count <= 3 ? .dash : .symbolRun
        case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): return .opener
        case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): return .closer
        case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"):
            return form.count > 2 ? .mixed : form.count == 2 && last != first ? .lowercase : .straightQuote
        case UInt8(ascii: "@"), UInt8(ascii: "#"): return form.count > 1 ? .address : .symbol
        default: return form.count > 1 ? .symbolRun : .symbol
        }
    }

    private static func nonASCII(_ form: UnsafeBufferPointer<UInt8>) -> Self {
        if form[0] == 0xE2, form.count >= 3, form[1] == 0x80 {
            switch form[2] {
            case 0x93, 0x94, 0x95: return .dash
            case 0x98, 0x9C: return .opener
            case 0x99, 0x9D: return form.count == 3 || form[2] == 0x9D ? .closer : .lowercase
            case 0xA2: return .symbol
            case 0xA6: return .ellipsis
            default: break
            }
        }
        if form[0] == 0xC2, form.count == 2 { return form[1] == 0xAB ? .opener : form[1] == 0xBB ? .closer : .symbol }
        var decoder = UTF8()
        var scalars = form.prefix(4).makeIterator()
        guard case .scalarValue(let scalar) = decoder.decode(&scalars) else { return .symbol }
        if scalar.properties.isUppercase { return .capitalized }
        return scalar.properties.isAlphabetic ? .lowercase : .symbol
    }
}
