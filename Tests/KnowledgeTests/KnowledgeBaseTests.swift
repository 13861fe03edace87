import Calendars
import Testing

@testable import Knowledge

/// A small ontology that the tests build on.
private let ontology = [
    KnowledgeText(
        file: "ontology/small.types",
        text: """
            type ASSAULT  harms
              mode aerial  from the air
            type REQUEST  asks
              mode yield  to give way
            context military
            sector MIL  military
            sector GOV  government
            code UNO  United Nations
            """),
    KnowledgeText(
        file: "ontology/small.codes",
        text: "190  Use force  ASSAULT  military\n195  Bomb  ASSAULT\n105  Demand yielding  REQUEST\n010  Say  -"),
    KnowledgeText(
        file: "actors/states.actors",
        text: """
            Mali  @mli  country
              demonym Malian; Malians
              capital Bamako
              ..  MLI
            """),
]

private func load(_ texts: KnowledgeText...) throws(KnowledgeError) -> KnowledgeBase {
    try KnowledgeBase(ontology + texts)
}

/// The problems that loading reports, as lines.
private func problems(_ file: String, _ text: String) -> [String] {
    do throws(KnowledgeError) {
        _ = try load(KnowledgeText(file: file, text: text))
        return []
    } catch {
        return error.problems.map(\.description)
    }
}

struct ActorFileTests {
    @Test func readsNamesRolesAndDates() throws {
        let base = try load(
            KnowledgeText(
                file: "actors/people.actors",
                text: """
                    # somebody
                    Abdoulaye Diop  @abdoulaye-diop  person
                      = A. Diop; Diop Abdoulaye  # French order
                      2011..2017-04  MLI GOV  ambassador
                      2020-10-05..  MLI GOV  foreign minister
                    """))
        let diop = try #require(base.actors.first { $0.id == "abdoulaye-diop" })
        #expect(diop.aliases.map(\.text) == ["Abdoulaye Diop", "A. Diop", "Diop Abdoulaye"])
        #expect(diop.roles.count == 2)
        #expect(diop.roles[0].to == CalendarDate(year: 2017, month: 4, day: 30))
        #expect(diop.role(on: CalendarDate(year: 2023, month: 6, day: 30))?.office == "foreign minister")
        #expect(diop.role(on: CalendarDate(year: 2012, month: 1, day: 1))?.office == "ambassador")
        // Between two offices the earlier one is the last that is known.
        #expect(diop.role(on: CalendarDate(year: 2019, month: 1, day: 1))?.office == "ambassador")
    }

    @Test(arguments: [
        ("Nobody", "x.actors:1: an actor begins 'Name  @id  kind', with two spaces between"),
        ("A B  @ab  wizard\n  ..  MLI", "x.actors:1: 'wizard' is no kind of actor"),
        ("A B  @ab  person\n  ..  MLX GOV", "x.actors:1: there is no country or code 'MLX'"),
        ("A B  @ab  person\n  ..  MLI XXX", "x.actors:2: there is no PLOVER sector 'XXX'"),
        ("A B  @ab  person\n  2020-13..  MLI", "x.actors:2: '2020-13' is no ISO date"),
        ("A B  @ab  person\n  2021..2020  MLI", "x.actors:2: this role ends before it begins"),
        ("A B  @ab  person", "x.actors:1: A B has no role line"),
        ("A B  @ab  person\n  part-of @nobody\n  ..  MLI", "x.actors:1: there is no actor @nobody"),
        ("A B  @mli  person\n  ..  MLI", "x.actors:1: @mli stands already at actors/states.actors:1"),
        ("A B  @ab  person\n  nickname C\n  ..  MLI", "x.actors:2: 'nickname' is none of"),
        ("  ..  MLI", "x.actors:1: this line stands under no actor"),
    ])
    func namesTheLineOfAMistake(text: String, expected: String) {
        let found = problems("x.actors", text)
        #expect(found.contains { $0.hasPrefix(expected) }, "\(found)")
    }
}

struct FrameFileTests {
    @Test func readsPatternsSlotsAndExamples() throws {
        let base = try load(
            KnowledgeText(
                file: "frames/a.frames",
                text: """
                    bomb, blow up
                      ASSAULT aerial 195  subj:ACTOR  obj|in:RECIPIENT!  with:plane|jet  obj:-
                        + Mali bombed the camp.  => Mali > camp
                        - The film bombed.
                    noun air raid
                      ASSAULT - 190
                        + Mali made an air raid.  => Mali > _
                    """))
        #expect(base.frames.count == 2)
        #expect(base.frames[0].lemmas == [["bomb"], ["blow", "up"]])
        let pattern = base.frames[0].patterns[0]
        #expect(pattern.reading == .act(EventCode(type: EventType(rawValue: "ASSAULT"), mode: "aerial", cameo: "195")))
        #expect(
            pattern.rules.map(\.filler) == [
                .role(.actor, required: false), .role(.recipient, required: true), .lemmas(["plane", "jet"]), .absent,
            ])
        #expect(pattern.rules[1].slots.map(\.rawValue) == ["obj", "in"])
        let examples = try pattern.examples(base.ontology)
        #expect(examples[0].expected?.actor == "Mali")
        #expect(examples[1].expected == nil)
        #expect(base.frames[1].wordClass == .noun)
        // A pattern without roles has the plain ones.
        #expect(base.frames[1].patterns[0].rules.count == 2)
        #expect(try base.frames[1].patterns[0].examples(base.ontology)[0].expected?.recipient == nil)
    }

    @Test(arguments: [
        ("bomb\n  ASSULT - 190\n    + A b.  => A > b", "x.frames:2: there is no PLOVER type 'ASSULT'"),
        ("bomb\n  ASSAULT yield 190\n    + A b.  => A > b", "x.frames:2: ASSAULT has no mode 'yield'"),
        ("bomb\n  ASSAULT - 999\n    + A b.  => A > b", "x.frames:2: there is no CAMEO code '999'"),
        ("bomb\n  ASSAULT - 190  obj=X\n    + A b.  => A > b", "x.frames:2: 'obj=X' is no slot:FILLER"),
        ("bomb\n  ASSAULT - 190  obj:VICTIM\n    + A b.  => A > b", "x.frames:2: 'VICTIM' is none of"),
        ("bomb\n  ASSAULT - 190  obj:@nothing\n    + A b.  => A > b", "x.frames:2: there is no class '@nothing'"),
        ("bomb\n  ASSAULT - 190", "x.frames:2: this pattern has no '+' example"),
        ("bomb\n  explode  obj:CONTENT\n    + A b.  => A > b", "x.frames:2: there is no operator 'explode' in rules/"),
        ("bomb", "x.frames:1: this frame has no pattern"),
    ])
    func namesTheLineOfAMistake(text: String, expected: String) {
        let found = problems("x.frames", text)
        #expect(found.contains { $0.hasPrefix(expected) }, "\(found)")
    }
}

struct FrameExampleTests {
    @Test(arguments: [
        ("+ A bombs b.", "x.frames:3: a '+' example is"),
        ("+ A bombs b.  => A and b", "x.frames:3: expected 'actor > recipient'"),
    ])
    func namesTheLineOfAMistakeWhenItIsChecked(example: String, expected: String) throws {
        let base = try load(KnowledgeText(file: "x.frames", text: "bomb\n  ASSAULT - 190\n    " + example))
        do throws(KnowledgeProblem) {
            _ = try base.frames[0].patterns[0].examples(base.ontology)
            Issue.record("\(example) was taken for an example")
        } catch {
            #expect(error.description.hasPrefix(expected))
        }
    }
}

struct CompositionTableTests {
    private let assault = EventCode(type: EventType(rawValue: "ASSAULT"), mode: "aerial", cameo: "195")

    @Test func usesTheFirstRuleThatFits() throws {
        let base = try load(
            KnowledgeText(
                file: "rules/x.rules",
                text: """
                    demand 195  => REQUEST yield 105
                    demand *    => =  planned
                    demand none => drop
                    say    *    => = spoken
                    """))
        let demand = { (code: EventCode?) in base.composition.rule(for: "demand", content: code) }
        #expect(
            demand(assault)?.result
                == .event(EventCode(type: EventType(rawValue: "REQUEST"), mode: "yield", cameo: "105")))
        var other = assault
        other.cameo = "190"
        #expect(demand(other)?.result == .content)
        #expect(demand(other)?.status == .planned)
        #expect(demand(nil)?.result == .drop)
        #expect(base.composition.isSpoken("say"))
        #expect(!base.composition.isSpoken("demand"))
        #expect(base.composition.rule(for: "unknown", content: assault) == nil)
    }

    @Test(arguments: [
        ("demand *", "x.rules:1: a rule is"),
        ("demand WAR => drop", "x.rules:1: there is no PLOVER type 'WAR'"),
        ("demand * => = planned twice", "x.rules:1: after the result stand at most"),
        ("demand * => = plannd", "x.rules:1: after the result stand at most"),
    ])
    func namesTheLineOfAMistake(text: String, expected: String) {
        let found = problems("x.rules", text)
        #expect(found.contains { $0.hasPrefix(expected) }, "\(found)")
    }
}

struct SmallFileTests {
    @Test func classesIncludeClasses() throws {
        let base = try load(
            KnowledgeText(file: "a.classes", text: "aid = food, @medicine\nmedicine = vaccine, @drug\ndrug = pill"))
        #expect(base.classes.contains("pill", in: "aid"))
        #expect(base.classes.contains("food", in: "aid"))
        #expect(!base.classes.contains("food", in: "medicine"))
    }

    @Test func classesMayIncludeEachOther() throws {
        let base = try load(KnowledgeText(file: "a.classes", text: "one = a, @two\ntwo = b, @one"))
        #expect(base.classes.members["one"] == ["a", "b"])
        #expect(base.classes.members["two"] == ["a", "b"])
    }

    @Test func agentsHaveSectorsAndSometimesACode() throws {
        let base = try load(KnowledgeText(file: "a.agents", text: "soldier, troop  MIL\npeacekeeper  UNO MIL"))
        #expect(base.agents["troop"]?.sectors == ["MIL"])
        #expect(base.agents["peacekeeper"]?.country == "UNO")
    }

    @Test func placesHaveCoordinates() throws {
        let base = try load(
            KnowledgeText(file: "a.places", text: "Kidal  @kidal  MLI  18.4411  1.4078  town\n  = Kidal town"))
        #expect(base.places.first?.latitude == 18.4411)
        #expect(base.places.first?.aliases == ["Kidal town"])
        #expect(problems("a.places", "Kidal  @kidal  MLI  98.4  1.4  town").first?.hasPrefix("a.places:1:") ?? false)
    }

    @Test func commentsAndBlankLinesAreNothing() {
        let text = KnowledgeText(file: "x", text: "# all\n\n  a  # why\nb#c\n")
        #expect(text.lines().map { String($0.text) } == ["a", "b#c"])
        #expect(text.lines().map(\.position.line) == [3, 4])
        #expect(text.lines().map(\.indent) == [2, 0])
    }

    /// Whatever is in a file, loading gives knowledge or problems, never a crash.
    @Test func survivesNoise() {
        var state: UInt64 = 7
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        let parts = [
            "  ", " ", "@a", "..", "=>", "|", ">", "+ ", "- ", ":", "ASSAULT", "MLI", "GOV", "=", ",", ";", "\n", "é",
            "2020-01-01", "*",
        ]
        for ending in ["actors", "agents", "classes", "places", "frames", "rules", "types", "codes"] {
            for _ in 0..<200 {
                let text = (0..<next(40)).map { _ in parts[next(parts.count)] }.joined()
                for problem in problems("noise.\(ending)", text) { #expect(problem.contains(":")) }
            }
        }
    }
}
