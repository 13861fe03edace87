import Knowledge
import Linguistics

/// Finds the names of places in a text and tells which places they are.
///
/// A value without state: the same document gives the same toponyms everywhere.
public struct ToponymReader: Sendable {
    let lexicon: ToponymLexicon

    /// - Parameter gazetteer: places to choose from; add `.places` files and users' lists to it before.
    public init(_ knowledge: KnowledgeBase, gazetteer: Gazetteer) {
        lexicon = ToponymLexicon(knowledge, gazetteer: gazetteer)
    }

    public var gazetteer: Gazetteer { lexicon.gazetteer }

    /// The toponyms of a document, in the order of its text.
    ///
    /// - Parameters:
    ///   - document: tagged and parsed sentences.
    ///   - entities: names of each sentence, where others than the document's own are to be used.
    ///   - country: ISO 3166-1 alpha-3 of where the report comes from, if that is known; it weighs like one mention.
    public func toponyms(
        in document: Document, entities: [[Entity]]? = nil, country: String? = nil
    ) -> [Toponym] {
        var finder = ToponymFinder(document, entities: entities, lexicon: lexicon)
        let mentions = finder.mentions()
        let choices = ToponymResolver(lexicon.gazetteer, country: country).resolve(mentions)
        return zip(mentions, choices).map { mention, place in
            let tokens = document.sentences[mention.sentence].tokens[mention.tokens]
            return Toponym(
                text: tokens.text, range: tokens.range, use: mention.use, sentence: mention.sentence,
                tokens: mention.tokens, index: place, place: place.map { lexicon.gazetteer[$0] })
        }
    }
}

extension ArraySlice<Token> {
    /// The tokens as written, with a space wherever the text has something between two.
    var text: String {
        var text = ""
        var end = first?.range.lowerBound ?? 0
        for token in self {
            if token.range.lowerBound > end { text += " " }
            text += token.form
            end = token.range.upperBound
        }
        return text
    }

    var range: Range<Int> {
        guard let first, let last else { return 0..<0 }
        return first.range.lowerBound..<Swift.max(first.range.lowerBound, last.range.upperBound)
    }
}
