import Knowledge

/// A place name found, with the places that it may name.
struct ToponymMention: Sendable, Equatable {
    var sentence: Int
    var tokens: Range<Int>
    /// The name folded; mentions with one key in a text name one place.
    var key: String
    var candidates: [Gazetteer.Index]
    /// How many of the candidates, from the first, bear it as their own name.
    var mainCount = 0
    var use: Toponym.Use
    /// What the words beside the name say of its kind: "the Mopti *region*", "the *town* of Mopti".
    var kinds: [Gazetteer.Kind] = []
    /// The mention that tells where this one lies: "Paris, *Texas*".
    var container: Int?
    /// Whether a street or building was found whose own place is not known.
    var isFeature = false
}
