/// The letters and digits of a name in the form in which names are compared.
///
/// "U.N." gives `un`; "al-Qaeda" gives `al`, `qaeda`; "Goïta" gives `goita`; "People's" gives `people`, `s`: points and
/// apostrophes join, but for the possessive, everything else divides, case and diacritics are dropped but remembered.
struct NamePiece: Hashable, Sendable {
    var folded: String
    var isCapitalized: Bool
    var isAllCapitals: Bool

    static func pieces(of text: some StringProtocol) -> [NamePiece] {
        var pieces: [NamePiece] = []
        var folded = ""
        var capitals = 0
        var letters = 0
        var startsWithCapital = false
        var sinceApostrophe = Int.min
        var endsWithCapital = false
        func finish() {
            guard !folded.isEmpty else { return }
            // "people's" is written in two words by tokenizers.
            let hasPossessive = sinceApostrophe == 1 && folded.utf8.count > 1 && folded.utf8.last == UInt8(ascii: "s")
            if hasPossessive {
                folded.removeLast()
                letters -= 1
                capitals -= endsWithCapital ? 1 : 0
            }
            pieces.append(
                NamePiece(
                    folded: folded, isCapitalized: startsWithCapital, isAllCapitals: letters > 1 && capitals == letters)
            )
            if hasPossessive { pieces.append(NamePiece(folded: "s", isCapitalized: false, isAllCapitals: false)) }
            (folded, capitals, letters, startsWithCapital) = ("", 0, 0, false)
            sinceApostrophe = Int.min
        }
        for scalar in text.unicodeScalars {
            switch scalar {
            case "a"..."z", "0"..."9":
                letters += scalar.value >= 97 ? 1 : 0
                folded.unicodeScalars.append(scalar)
                endsWithCapital = false
            case "A"..."Z":
                if folded.isEmpty { startsWithCapital = true }
                letters += 1
                capitals += 1
                folded.unicodeScalars.append(Unicode.Scalar(UInt8(scalar.value + 32)))
                endsWithCapital = true
            case "'", "\u{2019}":
                sinceApostrophe = 0
                continue
            case ".": continue
            default:
                guard scalar.properties.isAlphabetic || scalar.properties.numericType != nil else {
                    finish()
                    continue
                }
                let isCapital = scalar.properties.isUppercase
                if folded.isEmpty { startsWithCapital = isCapital }
                letters += 1
                capitals += isCapital ? 1 : 0
                folded += Self.withoutDiacritics[scalar] ?? scalar.properties.lowercaseMapping
                endsWithCapital = isCapital
            }
            if sinceApostrophe >= 0 { sinceApostrophe += 1 }
        }
        finish()
        return pieces
    }

    /// Whether a piece of text may stand for this piece of a known name.
    func admits(_ piece: NamePiece) -> Bool { Key(self).admits(Key(piece)) }

    private static let withoutDiacritics: [Unicode.Scalar: String] = {
        let groups: [(String, String)] = [
            ("àáâãäåāăąǎ", "a"), ("çćĉċč", "c"), ("ďđð", "d"), ("èéêëēĕėęěə", "e"), ("ĝğġģǧ", "g"), ("ĥħ", "h"),
            ("ìíîïĩīĭįıǐ", "i"), ("ĵ", "j"), ("ķ", "k"), ("ĺļľŀł", "l"), ("ñńņňŋ", "n"), ("òóôõöøōŏőǒ", "o"),
            ("ŕŗř", "r"), ("śŝşšș", "s"), ("ţťŧț", "t"), ("ùúûüũūŭůűųǔ", "u"), ("ŵ", "w"), ("ýÿŷ", "y"), ("źżž", "z"),
            ("æ", "ae"), ("œ", "oe"), ("ß", "ss"), ("þ", "th"),
        ]
        var table: [Unicode.Scalar: String] = ["İ": "i"]
        for (letters, plain) in groups {
            for letter in letters.unicodeScalars {
                table[letter] = plain
                for upper in letter.properties.uppercaseMapping.unicodeScalars where table[upper] == nil {
                    table[upper] = plain
                }
            }
        }
        for ascii in "IS".unicodeScalars { table[ascii] = nil }
        return table
    }()
}

extension NamePiece {
    /// A piece as names are indexed: a hash of its folded letters, and its case.
    struct Key: Hashable, Sendable {
        var hash: UInt64
        private var traits: UInt8

        init(_ piece: NamePiece) {
            self.init(
                hash: piece.folded.utf8.reduce(Self.basis, Self.step), isCapitalized: piece.isCapitalized,
                isAllCapitals: piece.isAllCapitals, isLong: piece.folded.utf8.count >= 5)
        }

        private init(hash: UInt64, isCapitalized: Bool, isAllCapitals: Bool, isLong: Bool) {
            self.hash = hash
            traits = (isCapitalized ? 1 : 0) | (isAllCapitals ? 2 : 0) | (isLong ? 4 : 0)
        }

        var isCapitalized: Bool { traits & 1 != 0 }
        var isAllCapitals: Bool { traits & 2 != 0 }
        /// Five letters or more.
        var isLong: Bool { traits & 4 != 0 }

        /// The same piece, for which a text may use small letters; letters of an acronym stay.
        var ofAnyCase: Key {
            isAllCapitals
                ? self : Key(hash: hash, isCapitalized: false, isAllCapitals: false, isLong: isLong)
        }

        /// Whether a piece of text may stand for this piece of a known name.
        func admits(_ piece: Key) -> Bool {
            guard piece.hash == hash else { return false }
            // "US" is no "us", but "Unicef" is UNICEF.
            if isAllCapitals { return piece.isAllCapitals || (piece.isCapitalized && isLong) }
            return !isCapitalized || piece.isCapitalized
        }

        /// FNV-1a.
        private static let basis: UInt64 = 0xcbf2_9ce4_8422_2325
        private static func step(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
            (hash ^ UInt64(byte)) &* 0x100_0000_01b3
        }

        /// Adds the keys of a text; the same as those of its pieces, without building them where all is ASCII.
        static func append(_ text: String, to keys: inout [Key]) {
            let isPlain =
                text.utf8.withContiguousStorageIfAvailable { bytes in
                    let start = keys.count
                    if appendPlain(bytes, to: &keys) { return true }
                    keys.removeSubrange(start...)
                    return false
                } ?? false
            if !isPlain { for piece in NamePiece.pieces(of: text) { keys.append(Key(piece)) } }
        }

        /// False when there is a byte that is no plain letter, digit or mark.
        private static func appendPlain(_ bytes: UnsafeBufferPointer<UInt8>, to keys: inout [Key]) -> Bool {
            var hash = basis
            var (count, letters, capitals) = (0, 0, 0)
            var isCapitalized = false
            func finish() {
                guard count > 0 else { return }
                keys.append(
                    Key(
                        hash: hash, isCapitalized: isCapitalized, isAllCapitals: letters > 1 && capitals == letters,
                        isLong: count >= 5))
                (hash, count, letters, capitals, isCapitalized) = (basis, 0, 0, 0, false)
            }
            for byte in bytes {
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"):
                    letters += 1
                    hash = step(hash, byte)
                    count += 1
                case UInt8(ascii: "0")...UInt8(ascii: "9"):
                    hash = step(hash, byte)
                    count += 1
                case UInt8(ascii: "A")...UInt8(ascii: "Z"):
                    if count == 0 { isCapitalized = true }
                    letters += 1
                    capitals += 1
                    hash = step(hash, byte + 32)
                    count += 1
                case UInt8(ascii: "."): continue
                case UInt8(ascii: "'"), 0x80...: return false
                default: finish()
                }
            }
            finish()
            return true
        }
    }

    /// The sound of a transliterated name, as far as its spellings vary: "Zelenskiy" and "Zelensky", "Tymoshenko" and
    /// "Timoshenko", "Ouattara" and "Wattara" give the same.
    static func sound(of folded: some StringProtocol) -> String {
        var sound: [UInt8] = []
        let bytes = Array(folded.utf8)
        var cursor = 0
        func has(_ text: StaticString) -> Bool {
            let count = text.utf8CodeUnitCount
            return cursor + count <= bytes.count
                && text.withUTF8Buffer { pattern in (0..<count).allSatisfy { pattern[$0] == bytes[cursor + $0] } }
        }
        while cursor < bytes.count {
            var next: StaticString?
            var length = 1
            let respellings: [(StaticString, StaticString)] = [
                ("tch", "c"), ("sch", "s"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("kh", "k"), ("gh", "g"),
                ("dh", "d"), ("th", "t"), ("ph", "f"), ("ck", "k"), ("dj", "j"), ("ch", "c"), ("sh", "s"),
                ("q", "k"), ("y", "i"), ("w", "u"), ("x", "k"),
            ]
            for (spelling, plain) in respellings where has(spelling) {
                next = plain
                length = spelling.utf8CodeUnitCount
                break
            }
            let letter = next.map { $0.withUTF8Buffer { $0[0] } } ?? bytes[cursor]
            if sound.last != letter { sound.append(letter) }
            cursor += length
        }
        return String(decoding: sound, as: UTF8.self)
    }
}
