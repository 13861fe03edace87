#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The compiled gazetteer as it lies in memory; docs/gazetteer.md tells its format.
///
/// Sizes are checked when it is opened, and every offset and number again where it is used, so that a damaged file
/// may lack names but never reads beside its bytes. Immutable, and shared by reference.
final class GazetteerFile: Sendable {
    static let magic = Array("GAZETT01".utf8)
    static let namesInBlock = 32
    private static let headerSize = 28
    /// Of a country's codes, alpha-3 and alpha-2.
    private static let codesSize = 5
    private static let entrySize = 17
    private static let blockSize = 12
    private static let noParent = 0xFFFF

    private let bytes: [UInt8]
    let countryCount: Int
    let entryCount: Int
    private let nameCount: Int
    private let blockCount: Int
    private let entriesStart: Int
    private let blocksStart: Int
    private let namesStart: Int

    init() {
        bytes = []
        (countryCount, entryCount, nameCount, blockCount) = (0, 0, 0, 0)
        (entriesStart, blocksStart, namesStart) = (0, 0, 0)
    }

    init(_ bytes: [UInt8], name: String) throws(GazetteerError) {
        guard bytes.count >= Self.headerSize, bytes.starts(with: Self.magic) else {
            throw .malformed(file: name, reason: "it does not begin as version 1 of the format does")
        }
        self.bytes = bytes
        countryCount = Self.integer(in: bytes, at: 8, size: 4)
        entryCount = Self.integer(in: bytes, at: 12, size: 4)
        nameCount = Self.integer(in: bytes, at: 16, size: 4)
        blockCount = Self.integer(in: bytes, at: 20, size: 4)
        entriesStart = Self.headerSize + Self.codesSize * countryCount
        blocksStart = entriesStart + Self.entrySize * entryCount
        namesStart = blocksStart + Self.blockSize * blockCount
        guard namesStart + Self.integer(in: bytes, at: 24, size: 4) == bytes.count, countryCount <= entryCount,
            entryCount < 1 << 23, blockCount == (nameCount + Self.namesInBlock - 1) / Self.namesInBlock
        else {
            throw .malformed(file: name, reason: "its sizes do not add up to \(bytes.count) bytes")
        }
    }

    static func bytes(of path: String) throws(GazetteerError) -> [UInt8] {
        guard let file = fopen(path, "rb") else {
            throw .unreadable(file: path, reason: String(cString: strerror(errno)))
        }
        defer { fclose(file) }
        fseek(file, 0, SEEK_END)
        let size = ftell(file)
        // A directory opens, but has no size that makes sense.
        guard size >= 0, size < Int(Int32.max) else { throw .unreadable(file: path, reason: "not a regular file") }
        rewind(file)
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            count = fread(buffer.baseAddress, 1, size, file)
        }
        guard bytes.count == size else { throw .unreadable(file: path, reason: "the file ended early") }
        return bytes
    }

    // MARK: Entries

    /// ISO 3166-1 alpha-3 of the entry with that number, which is a country.
    func code(ofCountry number: Int) -> String {
        let start = Self.headerSize + Self.codesSize * number
        return String(decoding: bytes[start..<start + 3], as: UTF8.self)
    }

    /// ISO 3166-1 alpha-2.
    func shortCode(ofCountry number: Int) -> String {
        let start = Self.headerSize + Self.codesSize * number + 3
        return String(decoding: bytes[start..<start + 2], as: UTF8.self)
    }

    func entry(_ number: Int) -> GazetteerEntry {
        let start = entriesStart + Self.entrySize * number
        let identifier = integer(at: start, size: 3)
        let facts = facts(number)
        var top = number
        for _ in 0..<6 where top >= countryCount { top = parent(of: top).map { Int($0.number) } ?? top }
        return GazetteerEntry(
            name: name(integer(at: start + 14, size: 3)), kind: facts.kind,
            country: top < countryCount ? code(ofCountry: top) : "", latitude: facts.latitude,
            longitude: facts.longitude, population: facts.population, geonameID: identifier == 0 ? nil : identifier,
            parent: parent(of: number))
    }

    func facts(_ number: Int) -> (kind: Gazetteer.Kind, latitude: Double, longitude: Double, population: Int) {
        let start = entriesStart + Self.entrySize * number
        return (
            Gazetteer.Kind(rawValue: bytes[start + 3]) ?? .area, degrees(at: start + 4, most: 90),
            degrees(at: start + 7, most: 180), population(at: start + 10)
        )
    }

    func parent(of number: Int) -> Gazetteer.Index? {
        let parent = integer(at: entriesStart + Self.entrySize * number + 12, size: 2)
        // Parents stand before their children, which also keeps a damaged file from going in circles.
        return parent == Self.noParent || parent >= number ? nil : Gazetteer.Index(parent)
    }

    /// Degrees are kept as a share of the greatest possible, in 24 bits: steps of a metre or two.
    private func degrees(at offset: Int, most: Double) -> Double {
        let raw = integer(at: offset, size: 3)
        let signed = raw >= 0x800000 ? raw - 0x1000000 : raw
        let degrees = max(-1, Double(signed) / 0x7FFFFF) * most
        return (degrees * 100_000).rounded() / 100_000
    }

    /// Five bits of exponent, eleven of mantissa.
    private func population(at offset: Int) -> Int {
        let raw = integer(at: offset, size: 2)
        return (raw & 0x7FF) << (raw >> 11)
    }

    // MARK: Names

    /// The entries with a name, and the spelling under which each stands.
    func namings(of key: String) -> [Gazetteer.Naming] {
        guard blockCount > 0, !key.isEmpty else { return [] }
        let prefix = Self.prefix(of: key.utf8)
        // The first block that may hold the key is the one before the first whose own first name is not before it.
        var block = max(0, firstBlock(notBefore: prefix, key) - 1)
        let checksum = Self.checksum(of: key.utf8)
        var found: [Gazetteer.Naming] = []
        while block < blockCount, self.prefix(ofBlock: block) <= prefix {
            var isBeyond = false
            forEachName(inBlock: block) { name in
                guard name.checksum == checksum else { return true }
                let spelling = String(decoding: name.spelling, as: UTF8.self)
                let folded = NameKey.fold(spelling)
                if folded == key {
                    found += namings(name, spelling)
                } else if key < folded {
                    isBeyond = true
                    return false
                }
                return true
            }
            if isBeyond { break }
            block += 1
            if block < blockCount, self.prefix(ofBlock: block) == prefix, key < firstKey(ofBlock: block) { break }
        }
        return found.count < 2 ? found : found.sorted { $0.place < $1.place }
    }

    /// The entries whose name is one letter away and begins with the same two.
    func namings(near key: [UInt8]) -> [Gazetteer.Naming] {
        guard blockCount > 0, key.count > 2 else { return [] }
        let low = Self.prefix(of: key.prefix(2))
        let high = low | 0x0000_FFFF_FFFF_FFFF
        var block = max(0, firstBlock(notBefore: low, String(decoding: key.prefix(2), as: UTF8.self)) - 1)
        var found: [Gazetteer.Naming] = []
        while block < blockCount, prefix(ofBlock: block) <= high {
            forEachName(inBlock: block) { name in
                guard abs(name.spelling.count - key.count) <= 4 else { return true }
                let spelling = String(decoding: name.spelling, as: UTF8.self)
                let folded = Array(NameKey.fold(spelling).utf8)
                if folded.prefix(2) == key.prefix(2), EditDistance.isOne(key, folded) {
                    found += namings(name, spelling)
                }
                return true
            }
            block += 1
        }
        return found.sorted { $0.place < $1.place }
    }

    private func namings(_ name: Name, _ spelling: String) -> [Gazetteer.Naming] {
        name.entries.map { number in
            let main = integer(at: entriesStart + Self.entrySize * number + 14, size: 3)
            return Gazetteer.Naming(place: Gazetteer.Index(number), spelling: spelling, isMain: main == name.number)
        }
    }

    private struct Name {
        var number = 0
        var spelling: [UInt8] = []
        var checksum: UInt8 = 0
        var entries: [Int] = []
    }

    private func name(_ number: Int) -> String {
        guard number < nameCount else { return "" }
        var wanted = number % Self.namesInBlock
        var spelling = ""
        forEachName(inBlock: number / Self.namesInBlock) { name in
            wanted -= 1
            if wanted < 0 { spelling = String(decoding: name.spelling, as: UTF8.self) }
            return wanted >= 0
        }
        return spelling
    }

    private func firstKey(ofBlock block: Int) -> String {
        NameKey.fold(name(block * Self.namesInBlock))
    }

    /// Walks through a block's names until the body returns false.
    private func forEachName(inBlock block: Int, _ body: (Name) -> Bool) {
        var cursor = namesStart + integer(at: blocksStart + Self.blockSize * block + 8, size: 4)
        var name = Name()
        for position in 0..<min(Self.namesInBlock, nameCount - block * Self.namesInBlock) {
            guard cursor + 3 <= bytes.count else { return }
            let shared = Int(bytes[cursor])
            let suffix = Int(bytes[cursor + 1])
            guard shared <= name.spelling.count, cursor + 3 + suffix <= bytes.count else { return }
            name.number = block * Self.namesInBlock + position
            name.checksum = bytes[cursor + 2]
            name.spelling.removeSubrange(shared...)
            name.spelling += bytes[cursor + 3..<cursor + 3 + suffix]
            name.entries.removeAll(keepingCapacity: true)
            cursor += 3 + suffix
            var hasMore = true
            while hasMore, cursor + 3 <= bytes.count {
                let raw = integer(at: cursor, size: 3)
                hasMore = raw & 0x800000 != 0
                if raw & 0x7FFFFF < entryCount { name.entries.append(raw & 0x7FFFFF) }
                cursor += 3
            }
            if !body(name) { return }
        }
    }

    /// The first block whose first name is not before a key.
    private func firstBlock(notBefore prefix: UInt64, _ key: String) -> Int {
        var low = 0
        var high = blockCount
        while low < high {
            let middle = (low + high) / 2
            let other = self.prefix(ofBlock: middle)
            if other < prefix || (other == prefix && firstKey(ofBlock: middle) < key) {
                low = middle + 1
            } else {
                high = middle
            }
        }
        return low
    }

    private func prefix(ofBlock block: Int) -> UInt64 {
        let start = blocksStart + Self.blockSize * block
        return bytes.withUnsafeBytes { UInt64(littleEndian: $0.loadUnaligned(fromByteOffset: start, as: UInt64.self)) }
    }

    /// The first eight bytes, so that numbers compare as the text does.
    private static func prefix(of key: some Sequence<UInt8>) -> UInt64 {
        var prefix: UInt64 = 0
        var shift: UInt64 = 64
        for byte in key where shift > 0 {
            shift -= 8
            prefix |= UInt64(byte) << shift
        }
        return prefix
    }

    /// The low byte of FNV-1a, 32 bits.
    private static func checksum(of key: some Sequence<UInt8>) -> UInt8 {
        var hash: UInt32 = 0x811C_9DC5
        for byte in key { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
        return UInt8(truncatingIfNeeded: hash)
    }

    private func integer(at offset: Int, size: Int) -> Int { Self.integer(in: bytes, at: offset, size: size) }

    private static func integer(in bytes: [UInt8], at offset: Int, size: Int) -> Int {
        var value = 0
        for index in 0..<size { value |= Int(bytes[offset + index]) << (8 * index) }
        return value
    }
}
