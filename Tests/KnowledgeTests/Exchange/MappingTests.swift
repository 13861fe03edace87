import Testing

@testable import Knowledge

struct MappingTests {
    private func ontology() -> Ontology {
        var ontology = Ontology()
        _ = ontology.read(
            types: KnowledgeText(
                file: "t.types", text: "type ASSAULT  x\nmode aerial  x\nsector MIL  x\nsector REB  x\nsector CVL  x\n")
        )
        _ = ontology.read(codes: KnowledgeText(file: "c.codes", text: "190  Fight  ASSAULT\n"))
        return ontology
    }

    private func mapping(_ text: String) -> (mapping: Mapping, problems: [KnowledgeProblem]) {
        var problems: [KnowledgeProblem] = []
        let mapping = Mapping(
            KnowledgeText(file: "exports/x.mapping", text: text), ontology: ontology(), problems: &problems)
        return (mapping, problems)
    }

    private let text = """
        group armed  MIL REB
        to  ASSAULT aerial  any > any  Strike
        to  ASSAULT *  armed > armed  Battle
        to  ASSAULT -  any > any  Attack
        from  Battle  *  ASSAULT - 190
        party 1  State; Army  MIL
        party 2  Others  -
        name  Forces of *  MIL
        """

    @Test func theFirstLineThatFitsHolds() {
        let (mapping, problems) = mapping(text)
        #expect(problems.isEmpty)
        func values(_ mode: String?, _ actor: [String]?, _ recipient: [String]?) -> [String]? {
            let code = EventCode(type: EventType(rawValue: "ASSAULT"), mode: mode, cameo: "190")
            return mapping.values(for: code, actor: actor, recipient: recipient)
        }
        #expect(values("aerial", ["MIL"], ["REB"]) == ["Strike"])
        #expect(values(nil, ["MIL"], ["CVL", "REB"]) == ["Battle"])
        #expect(values(nil, ["MIL"], nil) == ["Attack"])
        #expect(values("other", nil, nil) == nil)
        #expect(mapping.code(for: ["battle", "anything"])?.cameo == "190")
        #expect(mapping.code(for: ["battle"]) == nil)
        #expect(mapping.partyCode(of: ["CVL", "MIL"]) == "1")
        #expect(mapping.sectors(ofParty: "army") == ["MIL"])
        #expect(mapping.sectors(ofParty: "2") == [])
        #expect(mapping.sectors(ofParty: "3") == nil)
        #expect(mapping.reading(ofName: "Forces of Mali")?.part == "Mali")
        #expect(mapping.reading(ofName: "Forces of ") == nil)
    }

    @Test(arguments: [
        "to  ASSAULT aerial  nobody > any  X", "to  ASSAULT flying  any > any  X", "to  WAR -  any > any  X",
        "to  ASSAULT  any > any  X", "from  X  ASSAULT - 999", "party 1  X  XXX", "group x", "hello  there",
    ])
    func mistakesAreNamedByLine(line: String) {
        let problems = mapping("# a comment\n" + line).problems
        #expect(problems.count == 1)
        #expect(problems.first?.position.line == 2)
    }
}
