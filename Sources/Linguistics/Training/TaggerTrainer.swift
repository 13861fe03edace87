/// A sentence as the models train on it.
struct TrainingSentence {
    var words: [WordFeatures]
    /// Gold classes.
    var tags: [Int]
    /// The head of each word, counted from 1; the artificial root is the number of words + 1.
    var heads: [Int]
    /// Index of each word's label.
    var labels: [Int]
    /// Which of the folds of cross-tagging it belongs to.
    var fold: Int
}

/// Trains the tagger.
struct TaggerTrainer {
    let classes: [TagClass]
    let epochs: Int
    let seed: UInt64
    let minimumUpdates: Int
    /// By how much the right class must beat every other; else it is learned from like a mistake.
    let margin: Int32
    let threshold: Int

    func train(on sentences: [TrainingSentence]) -> Tagger {
        let lexicon = Self.lexicon(of: sentences, classCount: classes.count)
        let closed = classes.indices.filter { classes[$0].upos.isClosed }
        let functionWords = Self.functionWords(of: sentences, closed: Set(closed))
        var model = AveragedPerceptron(classCount: classes.count)
        var generator = SeededGenerator(seed: seed)
        var order = Array(sentences.indices)
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: TaggerContext.featureCount) { features in
            withUnsafeTemporaryAllocation(of: Int32.self, capacity: classes.count) { scores in
                for _ in 0..<epochs {
                    order.shuffle(using: &generator)
                    for number in order where classes.count > 1 {
                        let sentence = sentences[number]
                        var context = TaggerContext(words: sentence.words, lexicon: lexicon)
                        for position in sentence.words.indices {
                            if let certain = context.certainClass(at: position) {
                                context.assign(certain, at: position)
                                continue
                            }
                            context.writeFeatures(at: position, to: features)
                            scores.update(repeating: 0)
                            model.addScores(of: UnsafeBufferPointer(features), to: scores)
                            if functionWords[sentence.words[position].form] == 0 { scores.exclude(closed) }
                            let guess = scores.indexOfMaximum
                            let gold = sentence.tags[position]
                            let rival = Self.best(in: scores, except: gold)
                            if scores[gold] < scores[rival] + margin {
                                model.update(UnsafeBufferPointer(features), towards: gold, awayFrom: rival)
                            }
                            model.advance()
                            context.assign(guess, at: position)
                        }
                    }
                }
            }
        }
        return Tagger(
            classes: classes, lexicon: lexicon, functionWords: functionWords,
            weights: model.averaged(minimumUpdates: minimumUpdates, threshold: threshold))
    }

    private static func functionWords(of sentences: [TrainingSentence], closed: Set<Int>) -> KeyTable {
        var table = KeyTable(minimumCapacity: 1024)
        for sentence in sentences {
            for (word, tag) in zip(sentence.words, sentence.tags) where closed.contains(tag) {
                table.set(word.form, to: 1)
            }
        }
        return table
    }

    private static func best(in scores: UnsafeMutableBufferPointer<Int32>, except excluded: Int) -> Int {
        var best = excluded == 0 ? 1 : 0
        for index in scores.indices where index != excluded && scores[index] > scores[best] { best = index }
        return best
    }

    private static func lexicon(of sentences: [TrainingSentence], classCount: Int) -> KeyTable {
        var counts: [UInt32: [Int: Int]] = [:]
        for sentence in sentences {
            for (word, tag) in zip(sentence.words, sentence.tags) {
                counts[word.form, default: [:]][tag, default: 0] += 1
            }
        }
        var lexicon = KeyTable(minimumCapacity: counts.count / 2)
        for (form, tags) in counts {
            let total = tags.values.reduce(0, +)
            // A word seen once or twice would teach the model to trust the lexicon too much.
            guard total >= 3, let usual = tags.max(by: { ($0.value, -$0.key) < ($1.value, -$1.key) }) else { continue }
            let isCertain = total >= 200 && usual.value * 1000 >= total * 998
            lexicon.set(form, to: UInt32(usual.key + 1) | (isCertain ? Tagger.certain : 0))
        }
        return lexicon
    }
}
