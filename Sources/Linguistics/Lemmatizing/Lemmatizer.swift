/// Finds lemmas by rules on suffixes and by exceptions, both learned from a treebank.
struct Lemmatizer: Sendable {
    let rules: [LemmaRule]
    /// From (tag, whole form) and (tag, suffix) to the rule + 1.
    let table: KeyTable
    /// Lemmas of the treebank, by universal tag: among the rules' proposals, one that is known wins.
    let known: KeyTable

    /// Longest suffix, in bytes, that a rule looks at.
    static let longestSuffix = 6

    func lemma(of form: String, tag: TagClass) -> String {
        let lowercase = Self.normalized(form)
        let tagHash = Self.hash(tag)
        let exception = table[Self.formKey(tagHash, lowercase)]
        if exception != 0 { return rules[Int(exception) - 1].apply(to: form, lowercase: lowercase) }
        var first: String?
        let usesLexicon = tag.upos != .propn
        for length in stride(from: min(Self.longestSuffix, lowercase.utf8.count), through: 0, by: -1) {
            let rule = table[Self.suffixKey(tagHash, lowercase, length: length)]
            guard rule != 0 else { continue }
            let lemma = rules[Int(rule) - 1].apply(to: form, lowercase: lowercase)
            if !usesLexicon || known[Self.lemmaKey(tag.upos, lemma)] != 0 { return lemma }
            first = first ?? lemma
        }
        guard let first else { return tag.upos == .propn ? form : lowercase }
        return tag.upos == .verb && first != lowercase ? EnglishOrthography.infinitive(fromStem: first) : first
    }

    /// Lower case with straight apostrophes; numbers without their thousands separators.
    static func normalized(_ form: String) -> String {
        var bytes: [UInt8] = []
        let lowercase = form.utf8.allSatisfy { $0 < 0x80 } ? nil : form.lowercased()
        let source = Array((lowercase ?? form).utf8)
        bytes.reserveCapacity(source.count)
        let isNumber = source.first.map { (0x30...0x39).contains($0) } ?? false
        var index = 0
        while index < source.count {
            let byte = source[index]
            if byte == 0xE2, index + 2 < source.count, source[index + 1] == 0x80, source[index + 2] == 0x99 {
                bytes.append(UInt8(ascii: "'"))
                index += 3
                continue
            }
            if !(isNumber && byte == UInt8(ascii: ",")) {
                bytes.append((0x41...0x5A).contains(byte) ? byte | 0x20 : byte)
            }
            index += 1
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    static func hash(_ tag: TagClass) -> UInt32 {
        FeatureHash.key(0, FeatureHash.bytes(tag.upos.rawValue.utf8), FeatureHash.bytes(tag.xpos.utf8))
    }

    static func formKey(_ tag: UInt32, _ form: String) -> UInt32 {
        FeatureHash.key(1, tag, FeatureHash.bytes(form.utf8))
    }

    static func suffixKey(_ tag: UInt32, _ form: String, length: Int) -> UInt32 {
        FeatureHash.key(2, tag, FeatureHash.bytes(form.utf8.suffix(length)), UInt32(length))
    }

    static func lemmaKey(_ tag: UniversalTag, _ lemma: String) -> UInt32 {
        FeatureHash.key(3, FeatureHash.bytes(tag.rawValue.utf8), FeatureHash.bytes(lemma.utf8))
    }
}

/// How a form becomes its lemma: cut bytes from the end, put others there.
struct LemmaRule: Hashable, Sendable {
    /// Whether capitals stay, as in names.
    var keepsCase: Bool
    var cut: Int
    var ending: String

    func apply(to form: String, lowercase: String) -> String {
        let base = keepsCase ? form : lowercase
        if cut == 0, ending.isEmpty { return base }
        guard cut <= base.utf8.count else { return base }
        return String(decoding: base.utf8.dropLast(cut), as: UTF8.self) + ending
    }

    /// The rule that turns a form into a lemma.
    init(form: String, lowercase: String, lemma: String) {
        // "I" is written so whatever the form's case.
        keepsCase = lemma != lemma.lowercased() && lemma != "I"
        let base = keepsCase ? form : lowercase
        let shared = zip(base.utf8, lemma.utf8).prefix { $0 == $1 }.count
        cut = base.utf8.count - shared
        ending = String(decoding: lemma.utf8.dropFirst(shared), as: UTF8.self)
    }

    init(keepsCase: Bool, cut: Int, ending: String) {
        self.keepsCase = keepsCase
        self.cut = cut
        self.ending = ending
    }
}

extension Lemmatizer {
    func write(to writer: inout BinaryWriter) {
        writer.write(array: rules.map { UInt32($0.cut) << 1 | ($0.keepsCase ? 1 : 0) })
        writer.write(strings: rules.map(\.ending))
        writer.write(table)
        writer.write(known)
    }

    init(from reader: inout BinaryReader) throws {
        let heads: [UInt32] = try reader.readArray()
        let endings = try reader.readStrings()
        guard heads.count == endings.count else { throw BinaryReader.Malformed() }
        rules = zip(heads, endings).map { LemmaRule(keepsCase: $0 & 1 == 1, cut: Int($0 >> 1), ending: $1) }
        table = try reader.readTable()
        known = try reader.readTable()
        let count = rules.count
        guard table.sortedPairs.allSatisfy({ $0.value <= count }) else { throw BinaryReader.Malformed() }
    }
}
