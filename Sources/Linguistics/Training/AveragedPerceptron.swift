/// A multi-class perceptron under training, with the running totals from which weights are averaged.
///
/// Rows are made only for features that an update touches. Integers only: the same examples in the same order give the
/// same weights everywhere.
struct AveragedPerceptron: FeatureScorer {
    private struct Row {
        var start: Int
        var count: Int
        var capacity: Int
        var updates: Int
    }

    /// The averaging state of one weight: its sum over all steps until `step`.
    private struct History {
        var total: Int64 = 0
        var step: Int32 = 0
    }

    let classCount: Int
    private var index = KeyTable(minimumCapacity: 1 << 16)
    private var rows: [Row] = []
    /// Class (upper half) and weight (lower half, signed) of each entry.
    private var entries: [UInt64] = []
    private var histories: [History] = []
    private var step: Int32 = 1

    init(classCount: Int) { self.classCount = classCount }

    func addScores(of features: UnsafeBufferPointer<UInt32>, to scores: UnsafeMutableBufferPointer<Int32>) {
        for feature in features {
            let number = index[feature]
            guard number != 0 else { continue }
            let row = rows[Int(number) - 1]
            for entry in entries[row.start..<row.start + row.count] {
                scores[Int(entry >> 32)] &+= Int32(truncatingIfNeeded: entry)
            }
        }
    }

    /// Counts an example that needed no update.
    mutating func advance() { step += 1 }

    /// Moves the weights of the features towards `right` and away from `wrong`.
    mutating func update(_ features: UnsafeBufferPointer<UInt32>, towards right: Int, awayFrom wrong: Int) {
        for feature in features {
            let number = rowNumber(of: feature)
            rows[number].updates += 1
            add(1, to: right, in: number)
            add(-1, to: wrong, in: number)
        }
    }

    private mutating func rowNumber(of feature: UInt32) -> Int {
        let found = index[feature]
        if found != 0 { return Int(found) - 1 }
        rows.append(Row(start: entries.count, count: 0, capacity: 2, updates: 0))
        entries.append(contentsOf: [0, 0])
        histories.append(contentsOf: [History(), History()])
        index.set(feature, to: UInt32(rows.count))
        return rows.count - 1
    }

    private mutating func add(_ amount: Int32, to label: Int, in number: Int) {
        let row = rows[number]
        for position in row.start..<row.start + row.count where Int(entries[position] >> 32) == label {
            let weight = Int32(truncatingIfNeeded: entries[position])
            histories[position].total += Int64(weight) * Int64(step - histories[position].step)
            histories[position].step = step
            entries[position] = Self.entry(label, weight + amount)
            return
        }
        if row.count == row.capacity { moveToLargerRow(number) }
        let position = rows[number].start + row.count
        entries[position] = Self.entry(label, amount)
        histories[position] = History(total: 0, step: step)
        rows[number].count += 1
    }

    private mutating func moveToLargerRow(_ number: Int) {
        let row = rows[number]
        rows[number].start = entries.count
        rows[number].capacity = row.capacity * 2
        for position in row.start..<row.start + row.count {
            entries.append(entries[position])
            histories.append(histories[position])
        }
        for _ in 0..<row.capacity {
            entries.append(0)
            histories.append(History())
        }
    }

    private static func entry(_ label: Int, _ weight: Int32) -> UInt64 {
        UInt64(label) << 32 | UInt64(UInt32(bitPattern: weight))
    }

    /// The averaged weights, quantised.
    ///
    /// - Parameters:
    ///   - minimumUpdates: features updated less often are left out: they seldom generalise.
    ///   - threshold: averaged weights smaller than this, in hundredths, are left out.
    func averaged(minimumUpdates: Int, threshold: Int) -> SparseWeights {
        let steps = Int64(step)
        func sum(_ position: Int) -> Int64 {
            let weight = Int64(Int32(truncatingIfNeeded: entries[position]))
            return histories[position].total + weight * Int64(step - histories[position].step)
        }
        var kept: [(key: UInt32, entries: [(class: Int, weight: Int8)])] = []
        for (key, number) in index.sortedPairs {
            let row = rows[Int(number) - 1]
            guard row.updates >= minimumUpdates else { continue }
            var weights: [(class: Int, weight: Int8)] = []
            for position in row.start..<row.start + row.count {
                let sum = sum(position)
                guard abs(sum) * 100 >= Int64(threshold) * steps else { continue }
                let weight = SparseWeights.quantized(sum * SparseWeights.unit / steps)
                if weight != 0 { weights.append((Int(entries[position] >> 32), weight)) }
            }
            if !weights.isEmpty { kept.append((key, weights)) }
        }
        return SparseWeights(classCount: classCount, rows: kept)
    }
}
