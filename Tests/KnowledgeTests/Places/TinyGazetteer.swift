@testable import Knowledge

/// Writes small gazetteers in the format of `world.gazetteer`.
enum TinyGazetteer {
    struct Entry {
        var kind: Gazetteer.Kind
        var names: [String]
        var point: (Double, Double)
        var population = 0
        var parent: Int?
        var identifier = 0
    }

    static let entries = [
        Entry(kind: .country, names: ["Mali"], point: (17, -4), population: 19_000_000, identifier: 2_453_866),
        Entry(kind: .country, names: ["United States", "USA"], point: (39.76, -98.5), population: 327_000_000),
        Entry(kind: .region, names: ["Gao"], point: (16.8, 0.2), population: 240_000, parent: 0),
        Entry(kind: .region, names: ["Kentucky", "Ky.", "KY"], point: (37.5, -85.3), parent: 1),
        Entry(kind: .town, names: ["Gao"], point: (16.2717, -0.0447), population: 132_933, parent: 2),
        Entry(kind: .town, names: ["Timbuktu", "Tombouctou"], point: (16.7735, -3.0074), parent: 0),
        Entry(kind: .town, names: ["Saint-Louis"], point: (38.6, -90.2), parent: 1),
        Entry(kind: .town, names: ["Ogossagou"], point: (13.978, -3.43), parent: 0),
        Entry(kind: .area, names: ["Sahel"], point: (14.5, -1)),
    ]

    static func bytes(_ entries: [Entry] = entries, codes: String = "MLIMLUSAUS") -> [UInt8] {
        var postings: [[String]: [Int]] = [:]
        for (number, entry) in entries.enumerated() {
            for name in entry.names { postings[[NameKey.fold(name), name], default: []].append(number) }
        }
        let names = postings.keys.sorted { $0.lexicographicallyPrecedes($1) }
        var blocks: [UInt8] = []
        var data: [UInt8] = []
        var last: [UInt8] = []
        for (number, name) in names.enumerated() {
            let spelling = Array(name[1].utf8)
            if number % GazetteerFile.namesInBlock == 0 {
                let prefix = Array((Array(name[0].utf8) + Array(repeating: 0, count: 8)).prefix(8))
                blocks += prefix.reversed() + integer(data.count, 4)
                last = []
            }
            let shared = zip(last, spelling).prefix { $0 == $1 }.count
            var hash: UInt32 = 0x811C_9DC5
            for byte in name[0].utf8 { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
            data += [UInt8(shared), UInt8(spelling.count - shared), UInt8(truncatingIfNeeded: hash)]
            data += spelling[shared...]
            let numbers = postings[name] ?? []
            for (position, entry) in numbers.enumerated() {
                data += integer(entry | (position + 1 < numbers.count ? 0x80_0000 : 0), 3)
            }
            last = spelling
        }
        var records: [UInt8] = []
        for entry in entries {
            var exponent = 0
            while entry.population >> exponent >= 1 << 11 { exponent += 1 }
            records += integer(entry.identifier, 3) + [entry.kind.rawValue]
            records += integer(Int((entry.point.0 / 90 * 0x7F_FFFF).rounded()), 3)
            records += integer(Int((entry.point.1 / 180 * 0x7F_FFFF).rounded()), 3)
            records += integer(exponent << 11 | entry.population >> exponent, 2) + integer(entry.parent ?? 0xFFFF, 2)
            records += integer(names.firstIndex(of: [NameKey.fold(entry.names[0]), entry.names[0]]) ?? 0, 3)
        }
        var bytes = GazetteerFile.magic
        for size in [codes.utf8.count / 5, entries.count, names.count, blocks.count / 12, data.count] {
            bytes += integer(size, 4)
        }
        return bytes + Array(codes.utf8) + records + blocks + data
    }

    private static func integer(_ value: Int, _ size: Int) -> [UInt8] {
        (0..<size).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }
}
