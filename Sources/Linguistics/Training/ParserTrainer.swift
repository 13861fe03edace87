/// Trains the parser with a dynamic oracle: it learns to go on well after its own mistakes.
struct ParserTrainer {
    let table: TransitionTable
    let classes: [TagClass]
    let seed: UInt64
    /// How often, in percent, training follows the model instead of the oracle after the first epoch.
    let exploration: UInt64 = 90

    /// By how much a right transition must beat the wrong ones; else it is learned from like a mistake.
    private let margin: Int32

    private var model: AveragedPerceptron
    private var generator: SeededGenerator
    private var epoch = 0
    private let tags: [ParserTag]

    init(table: TransitionTable, classes: [TagClass], seed: UInt64, margin: Int32) {
        self.margin = margin
        self.table = table
        self.classes = classes
        self.seed = seed
        model = AveragedPerceptron(classCount: table.transitions.count)
        generator = SeededGenerator(seed: seed)
        tags = classes.map(ParserTag.init)
    }

    func parser(minimumUpdates: Int, threshold: Int) -> Parser {
        Parser(
            table: table, weights: model.averaged(minimumUpdates: minimumUpdates, threshold: threshold), tags: tags)
    }

    /// One pass over the sentences in random order.
    ///
    /// - Parameter predictedTags: for each sentence the tags that a tagger gave which had not seen it.
    mutating func trainEpoch(on sentences: [TrainingSentence], predictedTags: [[Int]]) {
        let order = Array(sentences.indices).shuffled(using: &generator)
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: ParserState.featureCount) { features in
            withUnsafeTemporaryAllocation(of: Int32.self, capacity: table.transitions.count) { scores in
                for number in order {
                    train(on: sentences[number], tags: predictedTags[number], features, scores)
                }
            }
        }
        epoch += 1
    }

    private mutating func train(
        on sentence: TrainingSentence, tags wordTags: [Int], _ features: UnsafeMutableBufferPointer<UInt32>,
        _ scores: UnsafeMutableBufferPointer<Int32>
    ) {
        let oracle = ParserOracle(sentence)
        var state = ParserState(words: sentence.words, tags: wordTags, classes: tags)
        while !state.isFinished {
            if let forced = table.forced(in: state) {
                state.apply(forced)
                continue
            }
            state.writeFeatures(to: features)
            scores.update(repeating: 0)
            model.addScores(of: UnsafeBufferPointer(features), to: scores)
            let guess = table.best(in: state, scores: scores)
            let costs = oracle.costs(in: state)
            var chosen = guess
            let (right, wrong) = bestTransitions(in: state, oracle: oracle, costs: costs, scores: scores)
            if let right, let wrong, scores[right] < scores[wrong] + margin {
                model.update(UnsafeBufferPointer(features), towards: right, awayFrom: wrong)
                let explores = epoch > 0 && generator.next() % 100 < exploration
                if scores[right] <= scores[wrong], !explores { chosen = right }
            }
            model.advance()
            state.apply(table.transitions[chosen])
        }
    }

    /// The best-scored transition without cost and the best-scored one with cost. There is no right one where a
    /// non-projective tree leaves none.
    private func bestTransitions(
        in state: ParserState, oracle: ParserOracle, costs: (shift: Int?, left: Int?, right: Int?),
        scores: UnsafeMutableBufferPointer<Int32>
    ) -> (right: Int?, wrong: Int?) {
        var right: Int?
        var wrong: Int?
        for index in table.transitions.indices where index != table.rootArc {
            let transition = table.transitions[index]
            switch transition.kind {
            case .shift where costs.shift == nil: continue
            case .left where costs.left == nil: continue
            case .right where costs.right == nil: continue
            default: break
            }
            if oracle.isOptimal(transition, in: state, costs: costs) {
                if right.map({ scores[index] > scores[$0] }) ?? true { right = index }
            } else if wrong.map({ scores[index] > scores[$0] }) ?? true {
                wrong = index
            }
        }
        return (right, wrong)
    }
}
