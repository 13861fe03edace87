/// Writes little-endian integers, strings and arrays.
struct BinaryWriter {
    private(set) var bytes: [UInt8] = []

    mutating func write(_ value: UInt32) {
        withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
    }

    mutating func write(_ value: UInt64) {
        withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
    }

    mutating func write(_ value: Float) { write(value.bitPattern) }

    mutating func write(floats: [Float]) { write(array: floats.map(\.bitPattern)) }

    mutating func write(_ value: String) {
        write(UInt32(value.utf8.count))
        bytes.append(contentsOf: value.utf8)
    }

    mutating func write(strings: [String]) {
        write(UInt32(strings.count))
        for string in strings { write(string) }
    }

    mutating func write(array: [some FixedWidthInteger]) {
        write(UInt32(array.count))
        for value in array { withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) } }
    }

    mutating func write(_ table: KeyTable) {
        let pairs = table.sortedPairs
        write(array: pairs.map(\.key))
        write(array: pairs.map(\.value))
    }
}

/// Reads what `BinaryWriter` wrote; every size is checked against the bytes that are there.
struct BinaryReader {
    struct Malformed: Error {}

    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var isAtEnd: Bool { position == bytes.count }

    mutating func readUInt32() throws -> UInt32 {
        try read(UInt32.self).littleEndian
    }

    mutating func readUInt64() throws -> UInt64 {
        try read(UInt64.self).littleEndian
    }

    mutating func readFloat() throws -> Float { Float(bitPattern: try readUInt32()) }

    /// - Throws: `Malformed` also where a number is not finite.
    mutating func readFloats() throws -> [Float] {
        let patterns: [UInt32] = try readArray()
        let floats = patterns.map { Float(bitPattern: $0) }
        guard floats.allSatisfy(\.isFinite) else { throw Malformed() }
        return floats
    }

    mutating func readString() throws -> String {
        let count = Int(try readUInt32())
        let range = try advance(by: count)
        return String(decoding: bytes[range], as: UTF8.self)
    }

    mutating func readStrings() throws -> [String] {
        let count = Int(try readUInt32())
        guard count <= bytes.count - position else { throw Malformed() }
        return try (0..<count).map { _ in try readString() }
    }

    mutating func readArray<Value: FixedWidthInteger>() throws -> [Value] {
        let count = Int(try readUInt32())
        let size = MemoryLayout<Value>.size
        let range = try advance(by: count * size)
        return bytes.withUnsafeBytes { source in
            [Value](unsafeUninitializedCapacity: count) { target, initialized in
                UnsafeMutableRawBufferPointer(target).copyMemory(from: UnsafeRawBufferPointer(rebasing: source[range]))
                if Value(littleEndian: 1) != 1 {
                    for index in 0..<count { target[index] = Value(littleEndian: target[index]) }
                }
                initialized = count
            }
        }
    }

    mutating func readTable() throws -> KeyTable {
        let keys: [UInt32] = try readArray()
        let values: [UInt32] = try readArray()
        guard let table = KeyTable(ascending: keys, values: values) else { throw Malformed() }
        return table
    }

    private mutating func read<Value: FixedWidthInteger>(_ type: Value.Type) throws -> Value {
        let range = try advance(by: MemoryLayout<Value>.size)
        return bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: range.lowerBound, as: Value.self) }
    }

    private mutating func advance(by count: Int) throws -> Range<Int> {
        guard count <= bytes.count - position else { throw Malformed() }
        defer { position += count }
        return position..<position + count
    }
}
