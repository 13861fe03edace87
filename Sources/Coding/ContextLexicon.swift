import Knowledge

/// PLOVER contexts by the words that speak of them: the classes `context-NAME` of `classes/`.
struct ContextLexicon: Sendable {
    private var contextsOfLemma: [String: [String]] = [:]
    private let ontology: Ontology

    init(_ knowledge: KnowledgeBase) {
        ontology = knowledge.ontology
        for context in ontology.contexts.sorted() {
            for lemma in knowledge.classes.members["context-" + context] ?? [] {
                contextsOfLemma[lemma, default: []].append(context)
            }
        }
    }

    /// The contexts that a code implies and those that the sentence's words speak of, sorted.
    func contexts(of code: EventCode, in graph: SentenceGraph) -> [String] {
        var found = Set(ontology.cameo[code.cameo]?.contexts ?? [])
        for lemma in graph.lemmas {
            if let contexts = contextsOfLemma[lemma] { found.formUnion(contexts) }
        }
        return found.sorted()
    }
}
