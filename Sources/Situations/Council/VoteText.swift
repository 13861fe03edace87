/// Reads the tallies that people write: "13-0-2", "14 to none, with 1 abstention", "unanimously".
public enum VoteText {
    public enum Reading: Sendable, Equatable {
        case unanimous
        case tally(CouncilVote.Tally)
    }

    /// `nil` where the text is no tally: other than two or three numbers, and no word for all.
    public static func read(_ text: String) -> Reading? {
        var numbers: [Int] = []
        var word = ""
        var isUnanimous = false
        func flush() -> Bool {
            defer { word = "" }
            guard !word.isEmpty else { return true }
            if word.first?.isNumber ?? false {
                guard let number = Int(word) else { return false }
                numbers.append(number)
            } else if ["none", "nil", "no"].contains(word) {
                numbers.append(0)
            } else if word.hasPrefix("unanim") || word == "consensus" {
                isUnanimous = true
            } else if let number = Self.numbers.firstIndex(of: word) {
                numbers.append(number)
            }
            return true
        }
        for character in text.lowercased() + " " {
            if character.isLetter || character.isNumber {
                word.append(character)
            } else if !flush() {
                return nil
            }
        }
        if numbers.isEmpty { return isUnanimous ? .unanimous : nil }
        guard (2...3).contains(numbers.count) else { return nil }
        return .tally(
            CouncilVote.Tally(
                inFavour: numbers[0], against: numbers[1], abstaining: numbers.count == 3 ? numbers[2] : 0))
    }

    private static let numbers = [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
        "thirteen", "fourteen", "fifteen",
    ]
}
