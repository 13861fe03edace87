/// The letters and digits of a name in the form in which names are compared.
///
/// "U.N." gives `un`; "al-Qaeda" gives `al`, `qaeda`; "Goïta" gives `goita`: points and apostrophes join,
/// everything else divides, case and diacritics are dropped but remembered.
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
        func finish() {
            guard !folded.isEmpty else { return }
            pieces.append(
                NamePiece(
                    folded: folded, isCapitalized: startsWithCapital, isAllCapitals: letters > 1 && capitals == letters)
            )
            (folded, capitals, letters, startsWithCapital) = ("", 0, 0, false)
        }
        for scalar in text.unicodeScalars {
            switch scalar {
            case "a"..."z", "0"..."9":
                letters += scalar.value >= 97 ? 1 : 0
                folded.unicodeScalars.append(scalar)
            case "A"..."Z":
                if folded.isEmpty { startsWithCapital = true }
                letters += 1
                capitals += 1
                folded.unicodeScalars.append(Unicode.Scalar(UInt8(scalar.value + 32)))
            case ".", "'", "\u{2019}": continue
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
            }
        }
        finish()
        return pieces
    }

    /// Whether a piece of text may stand for this piece of a known name.
    func admits(_ piece: NamePiece) -> Bool {
        guard piece.folded == folded else { return false }
        // "US" is no "us", but "Unicef" is UNICEF.
        if isAllCapitals { return piece.isAllCapitals || (piece.isCapitalized && folded.utf8.count >= 5) }
        return !isCapitalized || piece.isCapitalized
    }

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
