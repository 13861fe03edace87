/// Stack, buffer and arcs of a parse under way, and the features that describe them.
///
/// Positions count from 1; 0 is "no word", so that features need no branches. The artificial root stands after the last
/// word.
struct ParserState {
    private(set) var stack: [Int]
    /// The first word of the buffer; `root` when all words have been shifted.
    private(set) var next = 1
    /// Position of the artificial root.
    let root: Int
    private(set) var heads: [Int]
    private(set) var labels: [UInt32]

    private let words: [ParserWord]
    private var children: [Children]

    /// What features ask of a word.
    struct ParserWord {
        var form: UInt32 = 0
        var tag: UInt32 = 0
        var upos: UInt32 = 0
        var suffix: UInt32 = 0
        /// Commas, verbs and coordinating conjunctions before this word.
        var commas: UInt32 = 0
        var verbs: UInt32 = 0
        var conjunctions: UInt32 = 0
    }

    private struct Children {
        var left1 = 0
        var left2 = 0
        var right1 = 0
        var right2 = 0
        var leftCount: UInt32 = 0
        var rightCount: UInt32 = 0
        var leftLabels: UInt32 = 0
        var rightLabels: UInt32 = 0
    }

    /// - Parameter tags: for each word its class in `classes`.
    init(words sentence: [WordFeatures], tags: [Int], classes: [ParserTag]) {
        root = sentence.count + 1
        stack = []
        stack.reserveCapacity(sentence.count)
        heads = Array(repeating: 0, count: root + 1)
        labels = Array(repeating: 0, count: root + 1)
        children = Array(repeating: Children(), count: root + 1)
        var padded = [ParserWord()]
        padded.reserveCapacity(root + 1)
        var commas: UInt32 = 0
        var verbs: UInt32 = 0
        var conjunctions: UInt32 = 0
        for (word, tag) in zip(sentence, tags) {
            let kind = classes[tag]
            padded.append(
                ParserWord(
                    form: word.form, tag: UInt32(tag + 1), upos: kind.upos, suffix: word.suffix3, commas: commas,
                    verbs: verbs, conjunctions: conjunctions))
            commas += kind.isComma ? 1 : 0
            verbs += kind.isVerb ? 1 : 0
            conjunctions += kind.isConjunction ? 1 : 0
        }
        padded.append(
            ParserWord(
                form: 1, tag: 0xFFFF, upos: 0xFF, suffix: 1, commas: commas, verbs: verbs, conjunctions: conjunctions))
        words = padded
    }

    var isFinished: Bool { next == root && stack.isEmpty }
    var canShift: Bool { next < root }
    /// An arc from the artificial root is another matter: see `canOnlyRoot`.
    var canLeft: Bool { next < root && !stack.isEmpty }
    var canRight: Bool { stack.count >= 2 }
    /// Whether the last word without a head is left, which then depends on the artificial root: so every tree has one
    /// root.
    var canOnlyRoot: Bool { next == root && stack.count == 1 }

    mutating func apply(_ transition: TransitionTable.Transition) {
        let label = UInt32(transition.label + 1)
        switch transition.kind {
        case .shift:
            stack.append(next)
            next += 1
        case .left:
            guard let dependent = stack.popLast() else { return }
            attach(dependent, to: next, label: label)
            children[next].left2 = children[next].left1
            children[next].left1 = dependent
            children[next].leftCount += 1
            children[next].leftLabels |= 1 << (label & 31)
        case .right:
            guard stack.count >= 2, let dependent = stack.popLast(), let head = stack.last else { return }
            attach(dependent, to: head, label: label)
            children[head].right2 = children[head].right1
            children[head].right1 = dependent
            children[head].rightCount += 1
            children[head].rightLabels |= 1 << (label & 31)
        }
    }

    private mutating func attach(_ dependent: Int, to head: Int, label: UInt32) {
        heads[dependent] = head
        labels[dependent] = label
    }

    // MARK: - Features

    static let featureCount = 126

    /// Features after Zhang and Nivre 2011, adapted to arc-hybrid: words, tags and suffixes of the top of the stack and
    /// the front of the buffer, their children, distance, valency, label sets, and what stands between.
    func writeFeatures(to features: UnsafeMutableBufferPointer<UInt32>) {
        let depth = stack.count
        let i0 = depth > 0 ? stack[depth - 1] : 0
        let i1 = depth > 1 ? stack[depth - 2] : 0
        let i2 = depth > 2 ? stack[depth - 3] : 0
        let j1 = next + 1 <= root ? next + 1 : 0
        let j2 = next + 2 <= root ? next + 2 : 0
        let j3 = next + 3 <= root ? next + 3 : 0
        let s0 = words[i0]
        let s1 = words[i1]
        let s2 = words[i2]
        let b0 = words[next]
        let b1 = words[j1]
        let b2 = words[j2]
        let s0c = children[i0]
        let s1c = children[i1]
        let b0c = children[next]
        let s0l = words[s0c.left1]
        let s0r = words[s0c.right1]
        let s1l = words[s1c.left1]
        let s1r = words[s1c.right1]
        let b0l = words[b0c.left1]
        let s0lLabel = labels[s0c.left1]
        let s0rLabel = labels[s0c.right1]
        let s1lLabel = labels[s1c.left1]
        let s1rLabel = labels[s1c.right1]
        let b0lLabel = labels[b0c.left1]
        let bufferDistance = i0 == 0 ? 0 : Self.bucket(next - i0)
        let stackDistance = i1 == 0 ? 0 : Self.bucket(i0 - i1)
        let bufferBetween = i0 == 0 ? 0 : Self.between(i0: s0, b0)
        let stackBetween = i1 == 0 ? 0 : Self.between(i0: s1, s0)
        let s0Valency = min(s0c.leftCount, 7) << 3 | min(s0c.rightCount, 7)
        let s1Valency = min(s1c.leftCount, 7) << 3 | min(s1c.rightCount, 7)
        let tags0 = s0.tag << 16 | b0.tag
        let tags1 = s1.tag << 16 | s0.tag

        var template: UInt32 = 0
        @inline(__always)
        func add(_ first: UInt32, _ second: UInt32 = 0, _ third: UInt32 = 0) {
            features[Int(template)] = FeatureHash.key(template + 64, first, second, third)
            template += 1
        }
        // Single words.
        add(s0.form)
        add(s0.tag)
        add(s0.form, s0.tag)
        add(s0.suffix, s0.upos)
        add(s1.form)
        add(s1.tag)
        add(s1.form, s1.tag)
        add(s1.suffix, s1.upos)
        add(s2.form)
        add(s2.tag)
        add(s2.form, s2.tag)
        add(b0.form)
        add(b0.tag)
        add(b0.form, b0.tag)
        add(b0.suffix, b0.upos)
        add(b1.form)
        add(b1.tag)
        add(b1.form, b1.tag)
        add(b2.form)
        add(b2.tag)
        add(words[j3].tag)
        // Pairs.
        add(s0.form, b0.form)
        add(tags0)
        add(s0.form, b0.tag)
        add(s0.tag, b0.form)
        add(s0.form, s0.tag, b0.tag)
        add(tags0, b0.form)
        add(s0.form, tags0, b0.form)
        add(s1.form, s0.form)
        add(tags1)
        add(s1.form, s0.tag)
        add(s1.tag, s0.form)
        add(tags1, s0.form)
        add(tags1, s1.form)
        add(s1.form, b0.form)
        add(s1.tag, b0.tag)
        add(s1.form, b0.tag)
        add(s1.tag, b0.form)
        add(b0.tag, b1.tag)
        add(b0.form, b1.form)
        add(b0.form, b1.tag)
        add(b0.tag, b1.form)
        add(s0.form, b1.form)
        add(s0.tag, b1.tag)
        add(s0.tag, b1.form)
        add(s0.form, b1.tag)
        add(s2.tag, s0.tag)
        add(s2.tag, b0.tag)
        // Triples.
        add(tags0, b1.tag)
        add(tags1, b0.tag)
        add(s2.tag, tags1)
        add(s2.tag, tags0)
        add(b0.tag, b1.tag, b2.tag)
        add(tags0, b1.tag, b2.tag)
        add(tags1, b0.tag, b1.tag)
        add(s1.upos << 8 | s0.upos, b0.upos << 8 | b1.upos, s2.upos << 8 | b2.upos)
        add(s0.form, b0.tag, b1.tag)
        add(tags0, b1.form)
        add(tags1, b0.form)
        add(s0.form, s1.tag, b0.tag)
        add(s1.form, s0.tag, b0.tag)
        // Children.
        add(s0l.form, s0lLabel)
        add(s0l.tag, s0lLabel, s0.tag)
        add(s0r.form, s0rLabel)
        add(s0r.tag, s0rLabel, s0.tag)
        add(s1l.form, s1lLabel)
        add(s1l.tag, s1lLabel, s1.tag)
        add(s1r.form, s1rLabel)
        add(s1r.tag, s1rLabel, s1.tag)
        add(b0l.form, b0lLabel)
        add(b0l.tag, b0lLabel, b0.tag)
        add(words[s0c.left2].tag, labels[s0c.left2], s0.tag)
        add(words[s0c.right2].tag, labels[s0c.right2], s0.tag)
        add(words[s1c.right2].tag, labels[s1c.right2], s1.tag)
        add(words[b0c.left2].tag, labels[b0c.left2], b0.tag)
        add(tags0, s0l.tag, s0lLabel)
        add(tags0, s0r.tag, s0rLabel)
        add(tags0, b0l.tag, b0lLabel)
        add(tags1, s0l.tag, s0lLabel)
        add(tags1, s0r.tag, s0rLabel)
        add(tags1, s1l.tag, s1lLabel)
        add(tags1, s1r.tag, s1rLabel)
        add(tags1, b0.tag << 16 | b0l.tag, b0lLabel)
        // Prepositions: the noun's own `case` is its leftmost child.
        add(s0.form, b0l.form, b0.tag)
        add(s1.form, b0l.form, b0.tag)
        add(s0.form, b0l.form, b0.form)
        add(tags0, b0l.form)
        add(tags1, b0l.form, b0.tag)
        add(s1.form, s0l.form, s0.tag)
        add(s1.form, s0l.form, s0.form)
        add(tags1, s0l.form)
        add(tags1, s0l.form, b0.tag)
        add(s0.tag, s0l.form, b0.form)
        add(s1.suffix, s0l.form, s0.suffix)
        add(s0.suffix, b0l.form, b0.suffix)
        // Distance and what stands between.
        add(bufferDistance, s0.form)
        add(bufferDistance, tags0)
        add(bufferDistance, b0.form)
        add(stackDistance, s0.form)
        add(stackDistance, tags1)
        add(stackDistance, s1.form)
        add(bufferBetween, tags0)
        add(stackBetween, tags1)
        add(stackBetween, tags1, b0.tag)
        add(bufferBetween, s0.form, b0.tag)
        // Neighbours in the sentence, wherever the parse has put them.
        let beforeTop = words[max(i0 - 1, 0)].tag
        let afterTop = words[i0 == 0 ? 0 : i0 + 1].tag
        let beforeNext = words[next - 1].tag
        let afterSecond = words[i1 == 0 ? 0 : i1 + 1].tag
        add(tags0, afterTop)
        add(tags0, beforeTop)
        add(tags0, beforeNext)
        add(tags0, afterTop, beforeNext)
        add(tags1, afterTop)
        add(tags1, beforeTop)
        add(tags1, afterSecond, beforeTop)
        // Valency and label sets.
        add(s0Valency, s0.form)
        add(s0Valency, tags0)
        add(s0Valency, tags1)
        add(s1Valency, tags1)
        add(s1Valency, s1.form, s0.tag)
        add(b0c.leftCount, tags0)
        add(b0c.leftCount, b0.form, s0.tag)
        add(s0c.leftLabels, tags0)
        add(s0c.rightLabels, tags0)
        add(s1c.rightLabels, tags1)
        add(s1c.leftLabels, tags1)
        add(b0c.leftLabels, tags0)
        add(s0c.leftLabels, s0.form)
        add(s1c.rightLabels, s1.form, s0.tag)
        assert(template == Self.featureCount)
    }

    private static func bucket(_ distance: Int) -> UInt32 {
        switch distance {
        case ...4: UInt32(distance)
        case 5...6: 5
        case 7...9: 6
        case 10...15: 7
        default: 8
        }
    }

    private static func between(i0 first: ParserWord, _ second: ParserWord) -> UInt32 {
        let commas = min(second.commas &- first.commas, 3)
        let verbs = min(second.verbs &- first.verbs, 3)
        let conjunctions = min(second.conjunctions &- first.conjunctions, 3)
        return 1 << 8 | commas << 4 | verbs << 2 | conjunctions
    }
}

/// What the parser's features need of a tag.
struct ParserTag: Sendable {
    var upos: UInt32
    var isComma: Bool
    var isVerb: Bool
    var isConjunction: Bool

    init(_ tag: TagClass) {
        upos = UInt32(UniversalTag.allCases.firstIndex(of: tag.upos) ?? 0) + 1
        isComma = tag.upos == .punct
        isVerb = tag.upos == .verb || tag.upos == .aux
        isConjunction = tag.upos == .cconj || tag.upos == .sconj
    }
}
