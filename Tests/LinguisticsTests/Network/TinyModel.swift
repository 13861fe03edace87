@testable import Linguistics

/// A model with random weights, small enough for a test: it knows nothing, but goes through every step.
enum TinyModel {
    static func bytes(seed: UInt64 = 1) throws -> (words: [UInt8], parser: [UInt8], entities: [UInt8]) {
        var generator = SeededGenerator(seed: seed)
        var words = BinaryWriter()
        let forms = ["the", "soldiers", "left", "town", "."].map { WordFeatures($0).form }.sorted()
        words.write(array: forms)
        words.write(UInt32(6))
        words.write(array: (0..<forms.count * 6).map { _ in Int8(truncatingIfNeeded: generator.next()) })

        var parser = BinaryWriter()
        writeEncoder(to: &parser, layers: 2, cells: 16, facts: [], generator: &generator)
        parser.write(strings: ["NOUN NN", "VERB VBD", "PUNCT ."])
        parser.write(strings: ["", "Number=Sing", "Tense=Past"])
        parser.write(strings: ["root", "nsubj", "obj", "punct"])
        for _ in 0..<2 { writeLayer(to: &parser, rows: 16, columns: 32, generator: &generator) }
        writeLayer(to: &parser, rows: 16, columns: 32, generator: &generator)
        writeLayer(to: &parser, rows: 32, columns: 32, generator: &generator)
        writeLayer(to: &parser, rows: 32, columns: 16, generator: &generator)
        for steps: Float in [100, 100, 50] { parser.write(steps) }
        parser.write(array: [Int16](repeating: 40, count: 32))
        for _ in 0..<2 { writeLayer(to: &parser, rows: 16, columns: 32, generator: &generator) }
        writeLayer(to: &parser, rows: 16, columns: 48, generator: &generator)
        parser.write(Float(64))
        parser.write(UInt32(8))
        parser.write(array: [Int16](repeating: 30, count: 16))

        var entities = BinaryWriter()
        writeEncoder(to: &entities, layers: 1, cells: 16, facts: [3, 4], generator: &generator)
        entities.write(strings: ["PER", "LOC"])
        writeLayer(to: &entities, rows: 16, columns: 32, generator: &generator)
        return (words.bytes, parser.bytes, entities.bytes)
    }

    static func model(seed: UInt64 = 1) throws -> LanguageModel {
        let bytes = try bytes(seed: seed)
        let networks = (parser: bytes.parser, entities: bytes.entities)
        return try LanguageModel(
            words: bytes.words, networks: [.accurate: networks, .fast: networks],
            treebank: [
                TreebankSentence(tokens: [
                    Token(form: "soldiers", lemma: "soldier", upos: .noun, xpos: "NN"),
                    Token(form: "left", lemma: "leave", upos: .verb, xpos: "VBD"),
                ])
            ],
            vocabulary: [])
    }

    private static func writeEncoder(
        to writer: inout BinaryWriter, layers: Int, cells: Int, facts: [Int], generator: inout SeededGenerator
    ) {
        writer.write(array: [WordFeatures("town").form, WordFeatures("left").form].sorted())
        writer.write(UInt32(4))
        writer.write(array: (0..<8).map { _ in Int8(truncatingIfNeeded: generator.next()) })
        for tables in [Array(repeating: 8, count: WordFeatures.affixCount), facts] {
            writer.write(UInt32(tables.count))
            for rows in tables {
                writer.write(UInt32(rows))
                writer.write(UInt32(2))
                writer.write(array: (0..<rows * 2).map { _ in Int8(truncatingIfNeeded: generator.next()) })
            }
        }
        writer.write(UInt32(layers))
        for layer in 0..<layers {
            for _ in 0..<2 {
                let columns = layer == 0 ? 24 + 2 * facts.count : 2 * cells
                writeMatrix(to: &writer, rows: 4 * cells, columns: columns, generator: &generator)
                writeMatrix(to: &writer, rows: 4 * cells, columns: cells, generator: &generator)
                writer.write(floats: (0..<4 * cells).map { Float($0 % 3) - 1 })
            }
        }
    }

    private static func writeLayer(
        to writer: inout BinaryWriter, rows: Int, columns: Int, generator: inout SeededGenerator
    ) {
        writeMatrix(to: &writer, rows: rows, columns: columns, generator: &generator)
        writer.write(floats: (0..<rows).map { Float($0 % 5) / 5 - 0.4 })
    }

    private static func writeMatrix(
        to writer: inout BinaryWriter, rows: Int, columns: Int, generator: inout SeededGenerator
    ) {
        writer.write(UInt32(rows))
        writer.write(UInt32(columns))
        writer.write(array: (0..<rows * columns).map { _ in Int16(truncatingIfNeeded: generator.next() % 4001) - 2000 })
        writer.write(floats: Array(repeating: 1e-6, count: rows))
    }
}
