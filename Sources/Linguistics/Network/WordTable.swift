/// What is known of words before any treebank is read: a row of small numbers for each word of a dictionary.
///
/// `training/vectors.py` makes the rows: meaning, frequency, and whether the word is a name.
struct WordTable: Sendable {
    /// From the hash of a form to its row, counted from 1.
    private let rowNumbers: KeyTable
    private let rows: Rows

    /// Numbers in a row.
    var width: Int { rows.width }

    func holds(_ form: UInt32) -> Bool { rowNumbers[form] != 0 }

    /// The row of a form; zeros for an unknown one.
    @inline(__always)
    func write(_ form: UInt32, to output: UnsafeMutableBufferPointer<Int16>) {
        let number = Int(rowNumbers[form])
        if number > 0 { rows.write(number - 1, to: output) } else { output.update(repeating: 0) }
    }

    init(forms: [UInt32], width: Int, rows: [Int8]) throws {
        guard let table = KeyTable(ascending: forms, values: forms.indices.map { UInt32($0 + 1) })
        else { throw BinaryReader.Malformed() }
        rowNumbers = table
        self.rows = try Rows(count: forms.count, width: width, numbers: rows)
    }

    init(from reader: inout BinaryReader) throws {
        try self.init(forms: reader.readArray(), width: Int(reader.readUInt32()), rows: reader.readArray())
    }

    func write(to writer: inout BinaryWriter) {
        writer.write(array: rowNumbers.sortedPairs.map(\.key))
        writer.write(UInt32(width))
        writer.write(array: rows.numbers)
    }

    /// Rows of equal length, one after the other.
    struct Rows: Sendable {
        let count: Int
        let width: Int
        let numbers: [Int8]

        init(count: Int, width: Int, numbers: [Int8]) throws {
            guard width > 0, count >= 0, numbers.count == count * width else { throw BinaryReader.Malformed() }
            self.count = count
            self.width = width
            self.numbers = numbers
        }

        @inline(__always)
        func write(_ row: Int, to output: UnsafeMutableBufferPointer<Int16>) {
            numbers.withUnsafeBufferPointer { numbers in
                for index in 0..<width { output[index] = Int16(numbers[row &* width &+ index]) }
            }
        }
    }
}

/// Turns words into the numbers that a network reads: the dictionary's row, the row that treebanks taught, the rows of the
/// word's beginning, ending and shape, and the rows of facts that others found out about it.
struct WordEncoder: Sendable {
    private let known: WordTable
    private let learned: WordTable
    /// In the order of `WordFeatures.affixes`; each has a power of two of rows.
    private let affixes: [WordTable.Rows]
    /// What a fact may be, a row each: for entities the tag and the relation of the word.
    private let facts: [WordTable.Rows]
    /// Numbers of a word with its facts, an even count.
    let width: Int

    /// Whether the dictionary or a treebank has the word.
    func knows(_ word: WordFeatures) -> Bool { known.holds(word.form) || learned.holds(word.form) }

    /// Whether training met the word more than once or twice.
    func isCommon(_ word: WordFeatures) -> Bool { learned.holds(word.form) }

    /// How many rows each fact has.
    var factCounts: [Int] { facts.map(\.count) }

    /// The numbers of words whose facts nobody knows.
    func encode(_ words: [WordFeatures]) -> [Int16] {
        [Int16](unsafeUninitializedCapacity: words.count * width) { output, initialized in
            output.initialize(repeating: 0)
            for (index, word) in words.enumerated() {
                var start = index * width
                func slot(_ size: Int) -> UnsafeMutableBufferPointer<Int16> {
                    defer { start += size }
                    return UnsafeMutableBufferPointer(rebasing: output[start..<start + size])
                }
                known.write(word.form, to: slot(known.width))
                learned.write(word.form, to: slot(learned.width))
                for (index, table) in affixes.enumerated() {
                    table.write(Int(word.affixes[index]) & (table.count - 1), to: slot(table.width))
                }
            }
            initialized = words.count * width
        }
    }

    /// The numbers of every row of every fact, each as if the word were empty: what they add to a word.
    func encodeFacts() -> [Int16] {
        var numbers = [Int16](repeating: 0, count: factCounts.reduce(0, +) * width)
        var column = known.width + learned.width + affixes.map(\.width).reduce(0, +)
        var start = 0
        for table in facts {
            for row in 0..<table.count {
                numbers.withUnsafeMutableBufferPointer {
                    table.write(row, to: UnsafeMutableBufferPointer(rebasing: $0[start + column..<start + width]))
                }
                start += width
            }
            column += table.width
        }
        return numbers
    }

    init(from reader: inout BinaryReader, known: WordTable) throws {
        self.known = known
        learned = try WordTable(from: &reader)
        affixes = try Self.tables(from: &reader)
        facts = try Self.tables(from: &reader)
        guard affixes.count == WordFeatures.affixCount, affixes.allSatisfy({ $0.count & ($0.count - 1) == 0 }) else {
            throw BinaryReader.Malformed()
        }
        let count = known.width + learned.width + (affixes + facts).map(\.width).reduce(0, +)
        width = (count + 1) / 2 * 2
    }

    private static func tables(from reader: inout BinaryReader) throws -> [WordTable.Rows] {
        let count = Int(try reader.readUInt32())
        guard count <= 16 else { throw BinaryReader.Malformed() }
        return try (0..<count).map { _ in
            let table = try WordTable.Rows(
                count: Int(reader.readUInt32()), width: Int(reader.readUInt32()), numbers: reader.readArray())
            guard table.count > 0 else { throw BinaryReader.Malformed() }
            return table
        }
    }

    func write(to writer: inout BinaryWriter) {
        learned.write(to: &writer)
        for tables in [affixes, facts] {
            writer.write(UInt32(tables.count))
            for table in tables {
                writer.write(UInt32(table.count))
                writer.write(UInt32(table.width))
                writer.write(array: table.numbers)
            }
        }
    }
}
