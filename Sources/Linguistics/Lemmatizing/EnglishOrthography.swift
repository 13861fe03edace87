/// English spelling, for verbs that neither the treebank's lemmas nor its suffixes settle.
enum EnglishOrthography {
    /// The infinitive of a stem that "-ed" or "-ing" was cut from: "provok" lacks its "e", "attack" does not.
    static func infinitive(fromStem stem: String) -> String {
        let letters = Array(stem.utf8)
        guard letters.count >= 3, letters.allSatisfy({ (0x61...0x7A).contains($0) }) else { return stem }
        let count = letters.count
        let (before, middle, last) = (letters[count - 3], letters[count - 2], letters[count - 1])
        // One vowel before one consonant.
        let isShort = !isVowel(before) && isVowel(middle) && !isVowel(last)
        let lacksE =
            switch last {
            case UInt8(ascii: "v"), UInt8(ascii: "u"): true
            case UInt8(ascii: "z"): middle != UInt8(ascii: "z")
            case UInt8(ascii: "g"): middle == UInt8(ascii: "r") || middle == UInt8(ascii: "d")
            case UInt8(ascii: "c"): middle == UInt8(ascii: "n") || middle == UInt8(ascii: "r")
            case UInt8(ascii: "k"), UInt8(ascii: "d"), UInt8(ascii: "s"): isShort
            case UInt8(ascii: "t"): isShort && middle == UInt8(ascii: "a")
            case UInt8(ascii: "w"), UInt8(ascii: "x"), UInt8(ascii: "y"): false
            // A stem of one syllable would have doubled its consonant: "hopping" is "hop", "hoping" is "hope".
            default: isShort && letters.dropLast(2).allSatisfy { !isVowel($0) }
            }
        return lacksE ? stem + "e" : stem
    }

    private static func isVowel(_ byte: UInt8) -> Bool { "aeiou".utf8.contains(byte) }
}
