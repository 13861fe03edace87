/// Learns lemma rules and exceptions from tokens.
struct LemmatizerTrainer {
    private struct WordKey: Hashable, Comparable {
        var tag: TagClass
        var form: String

        static func < (left: Self, right: Self) -> Bool {
            (left.tag.upos.rawValue, left.tag.xpos, left.form) < (right.tag.upos.rawValue, right.tag.xpos, right.form)
        }
    }

    private var rules: [LemmaRule] = []
    private var ruleNumbers: [LemmaRule: Int] = [:]
    /// Rule counts of each word type.
    private var words: [WordKey: [Int: Int]] = [:]

    mutating func add(_ token: Token) {
        guard token.lemma != "_", !token.lemma.isEmpty else { return }
        let lowercase = Lemmatizer.normalized(token.form)
        let rule = LemmaRule(form: token.form, lowercase: lowercase, lemma: token.lemma)
        let number =
            ruleNumbers[rule]
            ?? {
                rules.append(rule)
                ruleNumbers[rule] = rules.count - 1
                return rules.count - 1
            }()
        let key = WordKey(tag: TagClass(upos: token.upos, xpos: token.xpos), form: lowercase)
        words[key, default: [:]][number, default: 0] += 1
    }

    func train() -> Lemmatizer {
        var known = KeyTable(minimumCapacity: words.count)
        var suffixes: [Int: [UInt32: [Int: Int]]] = [:]
        let types = words.keys.sorted()
        for word in types {
            let tag = Lemmatizer.hash(word.tag)
            let rule = Self.mostFrequent(words[word] ?? [:])
            if word.tag.upos != .propn, !rules[rule].keepsCase {
                let lemma = rules[rule].apply(to: word.form, lowercase: word.form)
                known.set(Lemmatizer.lemmaKey(word.tag.upos, lemma), to: 1)
            }
            for length in 0...min(Lemmatizer.longestSuffix, word.form.utf8.count) {
                let key = Lemmatizer.suffixKey(tag, word.form, length: length)
                suffixes[length, default: [:]][key, default: [:]][rule, default: 0] += 1
            }
        }
        var table = KeyTable(minimumCapacity: words.count)
        for length in 0...Lemmatizer.longestSuffix {
            for (key, counts) in (suffixes[length] ?? [:]).sorted(by: { $0.key < $1.key }) {
                let total = counts.values.reduce(0, +)
                let rule = Self.mostFrequent(counts)
                let share = counts[rule, default: 0] * 10
                // One witness proves nothing, and a split vote is better left to a shorter suffix.
                if length == 0 || (total >= 2 && share >= total * 6) { table.set(key, to: UInt32(rule + 1)) }
            }
        }
        let general = Lemmatizer(rules: rules, table: table, known: known)
        for word in types {
            let rule = Self.mostFrequent(words[word] ?? [:])
            let expected = rules[rule].apply(to: word.form, lowercase: word.form)
            let needsException = general.lemma(of: word.form, tag: word.tag) != expected || rules[rule].keepsCase
            if needsException {
                table.set(Lemmatizer.formKey(Lemmatizer.hash(word.tag), word.form), to: UInt32(rule + 1))
            }
        }
        return Lemmatizer(rules: rules, table: table, known: known)
    }

    private static func mostFrequent(_ counts: [Int: Int]) -> Int {
        counts.max { ($0.value, -$0.key) < ($1.value, -$1.key) }?.key ?? 0
    }
}
