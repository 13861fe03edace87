import Knowledge
import Testing

@testable import Coding

/// One normalised set of slots for every construction of the same act.
struct ArgumentsTests {
    private func forms(_ graph: SentenceGraph, _ arguments: Arguments, _ slot: Slot) -> [String] {
        arguments[slot].map { graph[$0].form }
    }

    private func expect(
        _ lines: String, predicate: String, subject: [String], object: [String], noun: Bool = false,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let graph = graph(lines)
        let position = try #require((0..<graph.count).first { graph[$0].form == predicate })
        let arguments = noun ? graph.nounArguments(of: position) : graph.verbArguments(of: position)
        #expect(forms(graph, arguments, .subject) == subject, sourceLocation: sourceLocation)
        #expect(forms(graph, arguments, .object) == object, sourceLocation: sourceLocation)
    }

    @Test func active() throws {
        try expect(
            """
            Rebels rebel NOUN NNS 2 nsubj
            attacked attack VERB VBD 0 root
            Gao Gao PROPN NNP 2 obj
            """, predicate: "attacked", subject: ["Rebels"], object: ["Gao"])
    }

    @Test func passive() throws {
        try expect(
            """
            Gao Gao PROPN NNP 3 nsubj:pass
            was be AUX VBD 3 aux:pass
            attacked attack VERB VBN 0 root
            by by ADP IN 5 case
            rebels rebel NOUN NNS 3 obl:agent
            """, predicate: "attacked", subject: ["rebels"], object: ["Gao"])
    }

    @Test func reducedPassive() throws {
        try expect(
            """
            towns town NOUN NNS 0 root
            attacked attack VERB VBN 1 acl
            by by ADP IN 4 case
            rebels rebel NOUN NNS 2 obl:agent
            """, predicate: "attacked", subject: ["rebels"], object: ["towns"])
    }

    @Test func relativeClause() throws {
        try expect(
            """
            rebels rebel NOUN NNS 5 nsubj
            who who PRON WP 3 nsubj
            attacked attack VERB VBD 1 acl:relcl
            Gao Gao PROPN NNP 3 obj
            fled flee VERB VBD 0 root
            """, predicate: "attacked", subject: ["rebels"], object: ["Gao"])
    }

    @Test func relativeClauseOverTheObject() throws {
        try expect(
            """
            towns town NOUN NNS 0 root
            rebels rebel NOUN NNS 3 nsubj
            attacked attack VERB VBD 1 acl:relcl
            """, predicate: "attacked", subject: ["rebels"], object: ["towns"])
    }

    @Test func objectControl() throws {
        try expect(
            """
            Mali Mali PROPN NNP 2 nsubj
            asked ask VERB VBD 0 root
            France France PROPN NNP 2 obj
            to to PART TO 5 mark
            leave leave VERB VB 2 xcomp
            """, predicate: "leave", subject: ["France"], object: [])
    }

    @Test func subjectControl() throws {
        try expect(
            """
            France France PROPN NNP 2 nsubj
            agreed agree VERB VBD 0 root
            to to PART TO 4 mark
            leave leave VERB VB 2 xcomp
            Mali Mali PROPN NNP 4 obj
            """, predicate: "leave", subject: ["France"], object: ["Mali"])
    }

    @Test func coordinatedVerbsShareTheirSubject() throws {
        try expect(
            """
            Police police NOUN NNS 2 nsubj
            came come VERB VBD 0 root
            and and CCONJ CC 4 cc
            arrested arrest VERB VBD 2 conj
            him he PRON PRP 4 obj
            """, predicate: "arrested", subject: ["Police"], object: ["him"])
    }

    @Test func nounWithOfAndBy() throws {
        try expect(
            """
            expulsion expulsion NOUN NN 0 root
            of of ADP IN 3 case
            diplomats diplomat NOUN NNS 1 nmod
            by by ADP IN 5 case
            Mali Mali PROPN NNP 1 nmod
            """, predicate: "expulsion", subject: ["Mali"], object: ["diplomats"], noun: true)
    }

    /// A parser that hangs the agent on the wrong noun does not hide it.
    @Test func nounWithMisplacedBy() throws {
        try expect(
            """
            killing killing NOUN NN 0 root
            of of ADP IN 3 case
            monks monk NOUN NNS 1 nmod
            by by ADP IN 5 case
            gunmen gunman NOUN NNS 3 nmod
            """, predicate: "killing", subject: ["gunmen"], object: ["monks"], noun: true)
    }

    /// Past tense and participle look alike: an object tells them apart.
    @Test func participleWithObjectIsActive() throws {
        try expect(
            """
            bomber bomber NOUN NN 0 root
            attacked attack VERB VBN 1 acl
            police police NOUN NNS 2 obj
            """, predicate: "attacked", subject: ["bomber"], object: ["police"])
    }

    @Test func prepositionsAreSlots() throws {
        let graph = graph(
            """
            Mali Mali PROPN NNP 2 nsubj
            imposed impose VERB VBD 0 root
            sanctions sanction NOUN NNS 2 obj
            on on ADP IN 5 case
            France France PROPN NNP 3 nmod
            """)
        let arguments = graph.verbArguments(of: 1)
        #expect(forms(graph, arguments, Slot(rawValue: "on")) == ["France"])
        #expect(forms(graph, arguments, .owner) == ["sanctions"])
    }
}
