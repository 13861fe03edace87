/// Scores classes for a set of features, adding into `scores`.
protocol FeatureScorer {
    func addScores(of features: UnsafeBufferPointer<UInt32>, to scores: UnsafeMutableBufferPointer<Int32>)
}

/// The weights of a trained linear model: for each feature a short row of (class, weight).
///
/// A weight is one signed byte `c` for `c * |c|`: fine steps near zero, where most weights are, and room for
/// the few large ones. Integers only, so that scores are the same on every machine.
struct SparseWeights: Sendable, FeatureScorer {
    /// What a weight of one step of training is in scores.
    static let unit: Int64 = 128
    /// Classes are stored in one byte.
    static let largestClassCount = 256

    /// Row after row: the number of entries, then each entry as class (upper half) and weight (lower half).
    private(set) var rows: [UInt16]
    /// From feature to the start of its row.
    private(set) var index: KeyTable
    let classCount: Int

    /// - Parameter pairs: in ascending order of keys, with classes below `classCount`.
    init(classCount: Int, rows pairs: [(key: UInt32, entries: [(class: Int, weight: Int8)])]) {
        self.classCount = classCount
        rows = [0]
        index = KeyTable(minimumCapacity: pairs.count)
        for (key, entries) in pairs where !entries.isEmpty {
            index.set(key, to: UInt32(rows.count))
            rows.append(UInt16(entries.count))
            for entry in entries {
                rows.append(UInt16(entry.class) << 8 | UInt16(UInt8(bitPattern: entry.weight)))
            }
        }
    }

    /// The byte whose signed square is nearest to a score.
    static func quantized(_ score: Int64) -> Int8 {
        let magnitude = abs(score)
        var root: Int64 = 0
        while root < 127, (root + 1) * (root + 1) - magnitude <= magnitude - root * root { root += 1 }
        return Int8(score < 0 ? -root : root)
    }

    func addScores(of features: UnsafeBufferPointer<UInt32>, to scores: UnsafeMutableBufferPointer<Int32>) {
        // Four passes instead of one: loads without branches between them overlap their cache misses, and those misses
        // are nearly all of the time that scoring takes.
        withUnsafeTemporaryAllocation(of: UInt64.self, capacity: features.count) { found in
            index.slots.withUnsafeBufferPointer { slots in
                let shift = index.shift
                for position in features.indices {
                    found[position] = slots[Int(features[position] &>> shift)]
                }
                var count = 0
                for position in features.indices {
                    var slot = found[position]
                    if slot == 0 { continue }
                    if UInt32(truncatingIfNeeded: slot >> 32) != features[position] {
                        slot = UInt64(KeyTable.find(features[position], in: slots, shift: shift))
                        if slot == 0 { continue }
                    }
                    found[count] = slot & 0xFFFF_FFFF
                    count += 1
                }
                rows.withUnsafeBufferPointer { rows in
                    for position in 0..<count { found[position] |= UInt64(rows[Int(found[position])]) << 32 }
                    for position in 0..<count {
                        let start = Int(found[position] & 0xFFFF_FFFF)
                        let end = start + Int(found[position] >> 32)
                        for entry in start + 1...end {
                            let entry = rows[entry]
                            let weight = Int32(Int8(truncatingIfNeeded: entry))
                            scores[Int(entry >> 8)] &+= weight &* abs(weight)
                        }
                    }
                }
            }
        }
    }
}

extension SparseWeights {
    func write(to writer: inout BinaryWriter) {
        let pairs = index.sortedPairs
        writer.write(UInt32(classCount))
        writer.write(array: pairs.map(\.key))
        var ordered: [UInt16] = []
        ordered.reserveCapacity(rows.count)
        for pair in pairs {
            let start = Int(pair.value)
            ordered.append(contentsOf: rows[start...start + Int(rows[start])])
        }
        writer.write(array: ordered)
    }

    init(from reader: inout BinaryReader) throws {
        classCount = Int(try reader.readUInt32())
        guard (1...Self.largestClassCount).contains(classCount) else { throw BinaryReader.Malformed() }
        let keys: [UInt32] = try reader.readArray()
        rows = [0]
        rows.append(contentsOf: try reader.readArray())
        var starts: [UInt32] = []
        starts.reserveCapacity(keys.count)
        var start = 1
        while start < rows.count {
            let end = start + Int(rows[start])
            guard end > start, end < rows.count else { throw BinaryReader.Malformed() }
            starts.append(UInt32(start))
            for entry in rows[start + 1...end] where entry >> 8 >= classCount { throw BinaryReader.Malformed() }
            start = end + 1
        }
        guard let index = KeyTable(ascending: keys, values: starts) else { throw BinaryReader.Malformed() }
        self.index = index
    }
}
