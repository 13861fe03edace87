/// The words of the interface in one language: lines of `name = words`.
struct Words: Sendable {
    let language: String
    private(set) var words: [String: String] = [:]

    /// - Throws: `DeskError` naming file and line.
    init(parsing text: String, language: String, file: String) throws(DeskError) {
        self.language = language
        for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            guard let first = line.first(where: { $0 != " " }), first != "#" else { continue }
            guard let equals = line.range(of: " = ") else {
                throw DeskError("\(file):\(number + 1): write 'name = words'")
            }
            let name = String(line[..<equals.lowerBound].trimmed)
            guard words.updateValue(String(line[equals.upperBound...].trimmed), forKey: name) == nil else {
                throw DeskError("\(file):\(number + 1): '\(name)' stands here twice")
            }
        }
    }

    /// The words of a name; the name itself where there are none.
    subscript(name: String) -> String { words[name] ?? name }

    /// Words in which `%` stands for a number or name.
    func filled(_ name: String, _ value: some CustomStringConvertible) -> String {
        self[name].replacing("%", with: value.description)
    }
}

extension Substring {
    fileprivate var trimmed: Substring {
        var text = self
        while text.last?.isWhitespace == true { text.removeLast() }
        return text.drop(while: \.isWhitespace)
    }
}

extension Words {
    /// Every name stands for itself.
    static let none = Words()

    private init() { language = "en" }
}
