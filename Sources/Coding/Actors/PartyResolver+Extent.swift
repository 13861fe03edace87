import Knowledge
import Linguistics

/// How far the words of a party reach.
extension PartyResolver {
    /// The noun phrase around a head, without what its verb says of it: "accused *the troops* of violations", and without
    /// where a person is of: "*Jane Doe* of the university".
    func phrase(of head: Int) -> Range<Int> {
        let phrase = graph.phrase(of: head)
        guard phrase.upperBound > head + 1 else { return phrase }
        if graph[head].upos == .propn, mentionOfToken[head] == nil, entityKind(head) == .person {
            let end = ([head] + graph.children(of: head, .flat, .compound)).max() ?? head
            return phrase.lowerBound..<max(end + 1, phrase.lowerBound + 1)
        }
        guard graph[head].deprel == .obj || graph[head].deprel == .nsubjPassive, let verb = graph[head].head,
            lexicon.knowledge.classes.contains(graph.lemmas[verb], in: "verb-of")
        else { return phrase }
        for token in head + 1..<phrase.upperBound where graph.lemmas[token] == "of" {
            guard let noun = graph[token].head, noun > token, mentionOfToken[noun] == nil, agent(endingAt: noun) == nil,
                graph[noun].upos != .propn
            else { continue }
            return phrase.lowerBound..<token
        }
        return phrase
    }

    /// The words of an unknown name without title and article.
    func name(at head: Int) -> String {
        let entity = graph.sentence.entities.first { $0.tokens.contains(head) && $0.kind != .person }?.tokens
        let tokens = entity ?? head..<(([head] + graph.children(of: head, .flat)).max() ?? head) + 1
        return graph.sentence.tokens[tokens].text
    }
}
