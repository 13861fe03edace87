/// An open-addressing table from 32-bit keys to 32-bit values, in one flat array.
///
/// The upper bits of a key are its place, so filling the table in ascending order of keys walks through memory.
struct KeyTable: Sendable {
    /// Key in the upper half, value in the lower. Zero is an empty slot, so the pair (0, 0) cannot be stored.
    private(set) var slots: [UInt64]
    private(set) var count = 0
    /// Number of low bits of a key that its place does not use.
    private(set) var shift: UInt32

    init(minimumCapacity: Int) {
        var capacity = 16
        while capacity * 5 < minimumCapacity * 8 { capacity *= 2 }
        slots = Array(repeating: 0, count: capacity)
        shift = UInt32(32 - capacity.trailingZeroBitCount)
    }

    /// A table of pairs in ascending order of keys, filled in one walk through memory.
    ///
    /// - Returns: `nil` if the keys are not ascending, a value is 0, or the counts differ.
    init?(ascending keys: [UInt32], values: [UInt32]) {
        self.init(minimumCapacity: keys.count)
        guard keys.count == values.count else { return nil }
        var free = 0
        var last: UInt32?
        for (key, value) in zip(keys, values) {
            if let last, key <= last { return nil }
            if value == 0 { return nil }
            last = key
            let place = Swift.max(Int(key &>> shift), free)
            if place < slots.count {
                slots[place] = UInt64(key) << 32 | UInt64(value)
                free = place + 1
                count += 1
            } else {
                set(key, to: value)
            }
        }
    }

    /// The value of a key; 0 if the table does not hold it.
    @inline(__always)
    subscript(key: UInt32) -> UInt32 {
        slots.withUnsafeBufferPointer { Self.find(key, in: $0, shift: shift) }
    }

    @inline(__always)
    static func find(_ key: UInt32, in slots: UnsafeBufferPointer<UInt64>, shift: UInt32) -> UInt32 {
        var index = Int(key &>> shift)
        while true {
            let slot = slots[index]
            if slot == 0 { return 0 }
            if UInt32(truncatingIfNeeded: slot >> 32) == key { return UInt32(truncatingIfNeeded: slot) }
            index = (index + 1) & (slots.count - 1)
        }
    }

    /// Sets the value of a key. `value` must not be 0.
    mutating func set(_ key: UInt32, to value: UInt32) {
        precondition(value != 0)
        if (count + 1) * 8 > slots.count * 5 { grow() }
        var index = Int(key &>> shift)
        while slots[index] != 0, UInt32(truncatingIfNeeded: slots[index] >> 32) != key {
            index = (index + 1) & (slots.count - 1)
        }
        if slots[index] == 0 { count += 1 }
        slots[index] = UInt64(key) << 32 | UInt64(value)
    }

    /// The pairs in ascending order of keys.
    var sortedPairs: [(key: UInt32, value: UInt32)] {
        slots.lazy.filter { $0 != 0 }.sorted()
            .map { (UInt32(truncatingIfNeeded: $0 >> 32), UInt32(truncatingIfNeeded: $0)) }
    }

    private mutating func grow() {
        let old = slots
        slots = Array(repeating: 0, count: old.count * 2)
        shift -= 1
        count = 0
        for slot in old where slot != 0 {
            set(UInt32(truncatingIfNeeded: slot >> 32), to: UInt32(truncatingIfNeeded: slot))
        }
    }
}
