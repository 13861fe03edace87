import Knowledge
import Testing

struct SituationKnowledgeTests {
    private func problems(_ file: String, _ text: String) -> [String] {
        do {
            _ = try KnowledgeBase([KnowledgeText(file: file, text: text)])
            return []
        } catch {
            return error.problems.map(\.description)
        }
    }

    @Test(arguments: [
        ("x.council", "size many  threshold 9  1966..  x", "x.council:1: a size is"),
        ("x.council", "elected 1966  ARG", "x.council:1: elected members are"),
        ("x.council", "seat RUS  SUN  1946..", "x.council:1: a seat is"),
        ("x.council", "nonsense", "x.council:1: 'nonsense' is none of"),
        ("x.consent", "act granted  SUPPORT  backed it", "x.consent:1: there is no level 'granted' above"),
        ("x.bases", "base m  Ber  99  0  -  ..  -", "x.bases:1: a base is"),
        ("x.bases", "base nobody  Ber  16  0  -  ..  -", "x.bases:1: there is no actor @nobody"),
        ("x.agreements", "signed this", "x.agreements:1: signatories are"),
        ("languages/en/situations/mandates.statements", "governor eat  eat", "'eat' is none of"),
        ("languages/en/situations/resolutions.statements", "force mild  asks", "'force mild' is none of"),
        ("languages/en/situations/resolutions.statements", "date x  ", "a line of cues is"),
        ("languages/en/situations/resolutions.statements", "word verb  asks", "'word verb' is none of word"),
        ("languages/en/situations/resolutions.statements", "word meeting  meeting", "no line 'word"),
        ("languages/en/situations/resolutions.statements", "length miles 3  league", "a length is"),
        ("languages/en/situations/briefing.statements", "colour  red", "'colour' is none of spelling"),
        ("x.ties", "tie SANCTION  reduced", "x.ties:1: a tie is"),
        ("x.ties", "tie  SANCTION expel again  reduced", "x.ties:1: a code is"),
    ])
    func mistakesAreNamed(file: String, text: String, message: String) {
        #expect(problems(file, text).contains { $0.contains(message) })
    }
}
