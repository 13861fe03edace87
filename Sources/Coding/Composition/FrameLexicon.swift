import Knowledge
import Linguistics

/// A pattern that is looked at for every word that bears its frame: by reference, and its specificity reckoned once.
final class SharedPattern: Sendable {
    let pattern: Pattern
    let rules: [Pattern.Rule]
    let isContentOnly: Bool
    let specificity: Int

    init(_ pattern: Pattern) {
        self.pattern = pattern
        rules = pattern.rules
        isContentOnly = pattern.isContentOnly
        specificity = pattern.specificity
    }
}

/// Frames, classes and rules, compiled once and shared by reference by all sentences.
final class FrameLexicon: Sendable {
    /// The patterns of each frame.
    let patterns: [[SharedPattern]]
    let index: FrameIndex
    let classes: NounClasses
    let composition: CompositionTable
    let domains: DomainLexicon
    /// What protests are for: the words of the classes `aim-NAME` and the operator `for-NAME` of each.
    let aims: [String: String]
    /// The frames' verbs by their inflected forms, for a lemma that the model got wrong ("challenged" as "challeng").
    private let verbOfForm: [String: String]

    /// - Throws: `KnowledgeError` when the irregular forms cannot be read.
    init(_ knowledge: KnowledgeBase) throws(KnowledgeError) {
        patterns = knowledge.frames.map { $0.patterns.map(SharedPattern.init) }
        index = FrameIndex(knowledge.frames)
        classes = knowledge.classes
        composition = knowledge.composition
        domains = DomainLexicon(knowledge.classes)
        var aims: [String: String] = [:]
        for (name, words) in knowledge.classes.members.sorted(by: { $0.key < $1.key }) where name.hasPrefix("aim-") {
            for word in words { aims[word] = "for-" + name.dropFirst("aim-".count) }
        }
        self.aims = aims
        var verbOfForm: [String: String] = [:]
        for text in knowledge.texts(in: "languages/en/training") {
            let inflection: Inflection
            do {
                inflection = try Inflection(text.text, file: text.file)
            } catch {
                throw KnowledgeError(problems: [
                    KnowledgeProblem(
                        position: KnowledgePosition(file: error.file, line: error.line), message: error.message)
                ])
            }
            for frame in knowledge.frames where frame.wordClass == .verb {
                for verb in frame.lemmas.compactMap(\.first) {
                    for form in inflection.forms(ofVerb: verb) where verbOfForm[form] == nil { verbOfForm[form] = verb }
                }
            }
        }
        self.verbOfForm = verbOfForm
    }

    /// The frames that a token may bear, by its lemma or else by its form in lower case.
    func entries(for lemma: String, form: String, _ wordClass: Frame.WordClass) -> [FrameIndex.Entry] {
        let known = index.entries(for: lemma, wordClass)
        guard known.isEmpty, wordClass == .verb, let verb = verbOfForm[form] else { return known }
        return index.entries(for: verb, wordClass)
    }
}
