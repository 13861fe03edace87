/// English words that are written with a full stop, and what follows them.
enum Abbreviations {
    /// Abbreviations that a name or number follows: never the end of a sentence before a capital.
    static let beforeName: Set<ShortWord> = [
        "mr", "mrs", "ms", "dr", "drs", "prof", "profs", "st", "mt", "ft", "gen", "lt", "col", "maj", "capt", "cpl",
        "sgt", "cmdr", "adm", "brig", "pvt", "sen", "rep", "reps", "sens", "gov", "govs", "pres", "rev", "hon",
        "messrs", "mme", "mlle", "supt", "insp", "amb", "fr", "vs", "v", "e.g", "i.e", "cf", "art", "arts", "para",
        "paras", "dept", "attn", "assoc", "asst", "al", "op", "ed", "eds", "vol", "pp", "fig", "det", "spc", "atty",
        "lieut", "sec", "min", "cdr", "comdr", "gens", "cols", "ald", "ven",
    ]
    /// Abbreviations that a number follows.
    static let beforeNumber: Set<ShortWord> = [
        "no", "nos", "p", "pp", "vol", "art", "sec", "ch", "fig", "jan", "feb", "mar", "apr", "jun", "jul", "aug",
        "sep", "sept", "oct", "nov", "dec", "c", "ca", "approx", "est", "b", "m", "d", "div", "sat", "sun", "res",
    ]
    /// Abbreviations that may end a sentence.
    static let free: Set<ShortWord> = [
        "inc", "corp", "co", "ltd", "llc", "plc", "jr", "sr", "bros", "etc", "jan", "feb", "aug", "sept", "oct", "nov",
        "dec", "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "ave", "blvd", "rd", "ariz", "calif", "colo",
        "conn", "fla", "ga", "ill", "kan", "ky", "la", "mass", "mich", "minn", "miss", "mo", "mont", "neb", "nev",
        "okla", "ore", "pa", "tenn", "tex", "va", "vt", "wash", "wis", "wyo", "ala", "ark", "del", "esp", "est", "govt",
        "intl", "natl", "assn", "univ", "lb", "lbs", "oz", "sq", "hrs", "mins", "approx", "ph.d", "a.m", "p.m",
    ]

    /// Months and words like "no" are words too: with a full stop they are abbreviations only before a number.
    private static let needsNumber: Set<ShortWord> = [
        "no", "nos", "p", "art", "arts", "ch", "fig", "mar", "jun", "jul", "sep", "c", "ed", "b", "m", "d", "div",
        "sat", "sun", "res",
    ]
    /// Words too common to be read as abbreviations unless they are capitalised: "sec", "gen", "mass", "miss".
    private static let needsCapital: Set<ShortWord> = [
        "mass", "miss", "wash", "ill", "del", "ore", "pa", "la", "va", "ga", "mo", "ark", "co", "min", "sec", "det",
        "gen", "fri", "mon", "wed", "sat", "sun", "ala", "fr", "rep", "reps", "gov", "col", "adm", "conn", "tex",
    ]

    static func isAbbreviation(_ word: ShortWord, isCapitalized: Bool, beforeDigit: Bool) -> Bool {
        if beforeDigit, beforeNumber.contains(word) { return true }
        if needsNumber.contains(word) { return false }
        if needsCapital.contains(word), !isCapitalized { return false }
        return beforeName.contains(word) || free.contains(word)
    }

    /// Capitalised words that start sentences and seldom stand inside names: "Plan B. The army", not "J. The".
    static let sentenceStarters: Set<ShortWord> = [
        "the", "a", "an", "in", "on", "at", "he", "she", "it", "they", "we", "i", "you", "but", "and", "however",
        "this", "that", "these", "those", "there", "as", "after", "before", "when", "while", "if", "for", "his", "her",
        "its", "their", "our", "my", "your", "what", "who", "where", "why", "how", "some", "many", "most", "no", "not",
        "since", "although", "though", "meanwhile", "with", "from", "by", "to", "so", "then", "here", "both", "all",
        "other", "others", "another", "one", "two", "three", "also", "yet", "under", "during", "despite", "because",
        "until", "earlier", "later", "last", "according", "none", "several", "such", "even", "instead", "still", "is",
        "are", "was", "were", "be", "been", "do", "does", "did", "has", "have", "had", "can", "could", "would",
        "should", "of", "or", "nor", "than", "me", "us", "him", "them", "each", "every", "few", "more", "less", "much",
        "any", "anyone", "someone", "everyone", "nobody", "nothing", "everything", "something", "today", "yesterday",
        "tomorrow", "tonight", "now", "once", "only", "just", "perhaps", "maybe", "thus", "hence", "therefore",
        "moreover", "furthermore", "nevertheless", "nonetheless", "whether", "which", "whose", "whom", "well", "yes",
        "please", "let", "about", "above", "across", "against", "along", "amid", "among", "around", "behind", "below",
        "beneath", "besides", "between", "beyond", "into", "like", "near", "off", "onto", "over", "through",
        "throughout", "toward", "towards", "upon", "within", "without", "again", "almost", "already", "always", "never",
        "often", "sometimes", "soon", "too", "very", "additionally", "additional", "asked", "following", "further",
        "given", "including", "first", "second", "third", "finally", "previously", "recently", "nearly", "overall",
    ]
}
