import Foundation

/// The words of a language that time expressions are made of, read from `dates/*.words`.
///
/// One line holds spellings, two spaces, and what they mean:
///
///     January, Jan  month 1
///     May           month 5  shy
///
/// A spelling with a capital is found only with a capital. A word that is `shy` means something else as often,
/// and is taken for a time only beside a preposition, a number or another word of time.
public struct TimeWords: Sendable {
    /// A mistake in a file.
    public struct Problem: Sendable, Equatable, CustomStringConvertible {
        public var file: String
        /// Counted from 1.
        public var line: Int
        public var message: String

        public var description: String { "\(file):\(line): \(message)" }
    }

    /// All mistakes found, in the order of files and lines.
    public struct Problems: Error, Equatable, CustomStringConvertible {
        public var problems: [Problem]

        public var description: String { problems.map(\.description).joined(separator: "\n") }
    }

    struct Entry: Sendable, Equatable {
        /// In lower case, split as `TimeLexer` splits text.
        var words: [String]
        var meaning: TimeMeaning
        var needsCapital: Bool
        var isShy: Bool
    }

    /// By first word; longest first, then in the order of the files.
    private(set) var entries: [String: [Entry]] = [:]

    /// Reads the texts of word files.
    ///
    /// - Throws: `Problems` when a line cannot be read.
    public init(files: [(name: String, text: String)]) throws(Problems) {
        var problems: [Problem] = []
        for file in files {
            for (index, line) in file.text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
                let content = Self.withoutComment(line)
                guard !content.isEmpty else { continue }
                do {
                    for entry in try Self.entries(of: content) { entries[entry.words[0], default: []].append(entry) }
                } catch {
                    problems.append(Problem(file: file.name, line: index + 1, message: error.message))
                }
            }
        }
        guard problems.isEmpty else { throw Problems(problems: problems) }
        for word in entries.keys {
            // Sorting is not stable; the position keeps the order of the files.
            let ordered = entries[word, default: []].enumerated().sorted {
                ($1.element.words.count, $0.offset) < ($0.element.words.count, $1.offset)
            }
            entries[word] = ordered.map(\.element)
        }
    }

    private struct LineError: Error {
        var message: String
    }

    private static func withoutComment(_ line: Substring) -> Substring {
        var content = line
        if let comment = content.range(of: "  #") { content = content[..<comment.lowerBound] }
        while content.last?.isWhitespace == true { content.removeLast() }
        return content.first == "#" ? "" : content
    }

    private static func entries(of line: Substring) throws(LineError) -> [Entry] {
        guard let gap = line.range(of: "  ") else {
            throw LineError(message: "expected words, two spaces and a meaning")
        }
        var meaningWords = line[gap.upperBound...].split(separator: " ")
        let isShy = meaningWords.last == "shy"
        if isShy { meaningWords.removeLast() }
        guard let meaning = TimeMeaning(words: meaningWords) else {
            throw LineError(message: "unknown meaning '\(meaningWords.joined(separator: " "))'")
        }
        var entries: [Entry] = []
        for spelling in line[..<gap.lowerBound].split(separator: ",", omittingEmptySubsequences: false) {
            let words = TimeLexer.words(of: spelling)
            guard let first = spelling.first(where: { $0 != " " }), !words.isEmpty else {
                throw LineError(message: "empty spelling")
            }
            entries.append(Entry(words: words, meaning: meaning, needsCapital: first.isUppercase, isShy: isShy))
        }
        return entries
    }
}
