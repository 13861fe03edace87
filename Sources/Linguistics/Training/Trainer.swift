/// Trains a language model on a treebank. The same sentences and options give the same bytes.
public struct Trainer: Sendable {
    public struct Options: Sendable {
        public var seed: UInt64 = 1
        public var taggerEpochs = 8
        public var parserEpochs = 8
        /// Into how many parts the treebank is cut so that each is tagged by a tagger that has not seen it: the parser
        /// then trains on tags as wrong as those it will get.
        public var folds = 4
        /// Whether altered copies (headline case, other quotation marks) are added.
        public var augments = true
        /// By how much the parser's right transition must beat the wrong ones in training, in steps of one update.
        public var margin = 200
        /// The same for the tagger.
        public var taggerMargin = 60
        /// Tagger weights below this, in hundredths, are dropped.
        public var taggerThreshold = 50
        /// Features that were updated less often are dropped: they seldom generalise.
        public var minimumUpdates = 4
        /// The same for the tagger.
        public var taggerMinimumUpdates = 3
        /// Parser weights below this, in hundredths, are dropped.
        public var threshold = 300

        public init() {}
    }

    /// How far training is.
    public enum Progress: Sendable {
        case preparing(sentences: Int, tokens: Int)
        case taggedFold(Int, of: Int)
        case trainedTagger(developmentUPOS: Double?)
        /// Labelled attachment on the development set, in percent; `nil` in epochs that are not measured.
        case trainedEpoch(Int, of: Int, developmentLAS: Double?)
    }

    public var options: Options

    public init(options: Options = Options()) { self.options = options }

    /// - Parameters:
    ///   - treebank: sentences with tags, lemmas and trees; at least one.
    ///   - supplement: sentences of the `NewsGrammar`, which train the tagger and the parser.
    ///   - vocabulary: words whose lemmas are learned besides, such as `NewsGrammar.vocabulary`.
    ///   - development: sentences whose score the progress reports; nothing is learned from them.
    /// - Throws: `TrainingError` if the treebank holds no tree to learn from.
    public func train(
        on treebank: [TreebankSentence], supplement: [TreebankSentence] = [], vocabulary: [Token] = [],
        development: [TreebankSentence] = [], progress: (Progress) -> Void = { _ in }
    ) throws(TrainingError) -> LanguageModel {
        let originals = treebank + supplement
        let encoder = TreebankEncoder(originals)
        guard let table = encoder.transitionTable else { throw .noTrees }
        // A copy stays in the fold of its original, or a tagger would have seen it.
        let folds = max(options.folds, 1)
        var sentences = originals.enumerated().map { encoder.encode($1, fold: $0 / 10 % folds) }
        if options.augments {
            sentences += Augmentation.copies(of: originals, seed: options.seed)
                .map { encoder.encode($0.copy, fold: $0.origin / 10 % folds) }
        }
        progress(.preparing(sentences: sentences.count, tokens: sentences.map(\.words.count).reduce(0, +)))

        var lemmas = LemmatizerTrainer()
        for sentence in originals { sentence.tokens.forEach { lemmas.add($0) } }
        for token in vocabulary { lemmas.add(token) }
        let lemmatizer = lemmas.train()

        let taggerTrainer = TaggerTrainer(
            classes: encoder.classes, epochs: options.taggerEpochs, seed: options.seed,
            minimumUpdates: options.taggerMinimumUpdates, margin: Int32(clamping: options.taggerMargin),
            threshold: options.taggerThreshold)
        let predicted = crossTag(sentences, with: taggerTrainer, progress: progress)
        let tagger = taggerTrainer.train(on: sentences)
        let gold = development.map { encoder.encode($0, fold: 0) }
        let goldTags = gold.map { tagger.tag($0.words) }
        progress(.trainedTagger(developmentUPOS: accuracy(of: goldTags, gold: gold, classes: encoder.classes)))

        var parserTrainer = ParserTrainer(
            table: table, classes: encoder.classes, seed: options.seed, margin: Int32(clamping: options.margin))
        for epoch in 1...max(options.parserEpochs, 1) {
            parserTrainer.trainEpoch(on: sentences, predictedTags: predicted)
            var score: Double?
            if !gold.isEmpty, epoch % 5 == 0 || epoch == options.parserEpochs {
                let parser = parserTrainer.parser(
                    minimumUpdates: options.minimumUpdates, threshold: options.threshold)
                score = attachment(of: parser, gold: gold, tags: goldTags, labels: encoder.labels)
            }
            progress(.trainedEpoch(epoch, of: options.parserEpochs, developmentLAS: score))
        }
        let parser = parserTrainer.parser(minimumUpdates: options.minimumUpdates, threshold: options.threshold)
        return LanguageModel(tagger: tagger, lemmatizer: lemmatizer, parser: parser)
    }

    private func crossTag(
        _ sentences: [TrainingSentence], with trainer: TaggerTrainer, progress: (Progress) -> Void
    ) -> [[Int]] {
        guard options.folds > 1 else { return sentences.map(\.tags) }
        var predicted = sentences.map(\.tags)
        for fold in 0..<options.folds {
            let tagger = trainer.train(on: sentences.filter { $0.fold != fold })
            for index in sentences.indices where sentences[index].fold == fold {
                predicted[index] = tagger.tag(sentences[index].words)
            }
            progress(.taggedFold(fold + 1, of: options.folds))
        }
        return predicted
    }

    private func accuracy(of tags: [[Int]], gold: [TrainingSentence], classes: [TagClass]) -> Double? {
        var right = 0
        var total = 0
        for (tags, sentence) in zip(tags, gold) {
            for (tag, goldTag) in zip(tags, sentence.tags) {
                right += classes[tag].upos == classes[goldTag].upos ? 1 : 0
                total += 1
            }
        }
        return total == 0 ? nil : 100 * Double(right) / Double(total)
    }

    private func attachment(
        of parser: Parser, gold: [TrainingSentence], tags: [[Int]], labels: [DependencyRelation]
    ) -> Double {
        var right = 0
        var total = 0
        for (sentence, tags) in zip(gold, tags) {
            for (index, arc) in parser.parse(sentence.words, tags: tags).enumerated() {
                let head = arc.head.map { $0 + 1 } ?? sentence.words.count + 1
                if head == sentence.heads[index], labels[sentence.labels[index]] == arc.relation { right += 1 }
                total += 1
            }
        }
        return total == 0 ? 0 : 100 * Double(right) / Double(total)
    }
}

/// Why a model cannot be trained.
public enum TrainingError: Error, Equatable, CustomStringConvertible {
    case noTrees

    public var description: String { "the treebank holds no sentence with a tree to learn from" }
}

/// Numbers for the tags and labels of a treebank.
struct TreebankEncoder {
    /// Tags rarer than this are read as the commonest of the same universal tag.
    private static let rarestTag = 5

    let classes: [TagClass]
    let labels: [DependencyRelation]
    let transitionTable: TransitionTable?
    private let classNumbers: [TagClass: Int]
    private let usualClass: [UniversalTag: Int]
    private let labelNumbers: [DependencyRelation: Int]

    init(_ treebank: [TreebankSentence]) {
        var tagCounts: [TagClass: Int] = [:]
        var arcCounts: [TransitionTable.Transition: Int] = [:]
        let labels = Set(treebank.lazy.flatMap { $0.tokens.map(\.deprel) }).sorted { $0.rawValue < $1.rawValue }
        let labelNumbers = Dictionary(uniqueKeysWithValues: zip(labels, 0...))
        for sentence in treebank {
            for (index, token) in sentence.tokens.enumerated() {
                tagCounts[TagClass(upos: token.upos, xpos: token.xpos), default: 0] += 1
                let kind = (token.head ?? sentence.tokens.count) > index ? TransitionKind.left : .right
                arcCounts[.init(kind: kind, label: labelNumbers[token.deprel] ?? 0), default: 0] += 1
            }
        }
        let ranked = tagCounts.sorted {
            ($1.value, $0.key.upos.rawValue, $0.key.xpos) < ($0.value, $1.key.upos.rawValue, $1.key.xpos)
        }
        classes = Array(
            ranked.enumerated()
                .filter { rank, entry in
                    entry.value >= Self.rarestTag || !ranked[..<rank].contains { $0.key.upos == entry.key.upos }
                }
                .map(\.element.key)
                .prefix(SparseWeights.largestClassCount))
        classNumbers = Dictionary(uniqueKeysWithValues: zip(classes, 0...))
        usualClass = Dictionary(zip(classes.map(\.upos), 0...), uniquingKeysWith: { first, _ in first })
        self.labels = labels
        self.labelNumbers = labelNumbers
        let arcs = arcCounts.keys.sorted { ($0.kind.rawValue, $0.label) < ($1.kind.rawValue, $1.label) }
        transitionTable = TransitionTable(labels: labels, arcs: arcs)
    }

    func encode(_ sentence: TreebankSentence, fold: Int) -> TrainingSentence {
        let tokens = sentence.tokens
        return TrainingSentence(
            words: tokens.map { WordFeatures($0.form) },
            tags: tokens.map { token in
                classNumbers[TagClass(upos: token.upos, xpos: token.xpos)] ?? usualClass[token.upos] ?? 0
            },
            heads: tokens.map { $0.head.map { $0 + 1 } ?? tokens.count + 1 },
            labels: tokens.map { labelNumbers[$0.deprel] ?? 0 }, fold: fold)
    }
}
