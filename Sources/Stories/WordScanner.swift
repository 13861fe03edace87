import Foundation

/// A word of a text, as stories compare it.
struct ScannedWord: Equatable {
    /// In lower case and without marks.
    var form: String
    /// Written with a capital elsewhere than at the beginning of a sentence.
    var isName: Bool
}

/// Finds the words of any text, in linear time; no word of a language is known to it.
enum WordScanner {
    static func words(of text: String) -> [ScannedWord] {
        var words: [ScannedWord] = []
        var current = String.UnicodeScalarView()
        var beginsSentence = true
        func finish() {
            guard let first = current.first else { return }
            words.append(
                ScannedWord(form: folded(String(current)), isName: first.properties.isUppercase && !beginsSentence))
            beginsSentence = false
            current.removeAll()
        }
        for scalar in text.unicodeScalars {
            if scalar.properties.isAlphabetic || scalar.properties.numericType != nil || isMark(scalar) {
                current.append(scalar)
            } else {
                finish()
                switch scalar {
                case ".", "!", "?", "\n", "\"", "“": beginsSentence = true
                default: break
                }
            }
        }
        finish()
        return words
    }

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value > 0x2ff && scalar.properties.generalCategory == .nonspacingMark
    }

    private static func folded(_ word: String) -> String {
        guard word.utf8.contains(where: { $0 > 127 }) else { return word.lowercased() }
        return word.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil).lowercased()
    }
}
