import Testing

@testable import Linguistics

/// What the coder needs from the trees of the news, construction by construction: who is subject and object of what.
@Suite struct NewsConstructionTests {
    /// A sentence or headline, and arcs that its tree must have: dependent, head and relation.
    static let sentences: [(text: String, arcs: [String])] = [
        (
            "The ceasefire will hold, the president said on Monday.",
            ["ceasefire<hold:nsubj", "hold<said:ccomp", "president<said:nsubj"]
        ),
        (
            "\"We have lost the road to the north,\" said Col. Issa Maiga, the garrison commander.",
            ["We<lost:nsubj", "road<lost:obj", "lost<said:ccomp", "Issa<said:nsubj", "commander<Issa:appos"]
        ),
        (
            "Three soldiers died in the ambush, according to army spokesman Moussa Keita.",
            ["soldiers<died:nsubj", "Moussa<died:obl"]
        ),
        (
            "Opposition leader Grace Mwale told supporters that the vote had been stolen.",
            ["Grace<told:nsubj", "supporters<told:obj", "stolen<told:ccomp", "vote<stolen:nsubj:pass"]
        ),
        (
            "Foreign Minister Pavel Novak met his Turkish counterpart in Ankara.",
            ["Pavel<met:nsubj", "counterpart<met:obj"]
        ),
        (
            "The U.N. refugee agency, UNHCR, appealed for $40 million.",
            ["agency<appealed:nsubj", "UNHCR<agency:appos"]
        ),
        (
            "Army chief Gen. Daniel Obi, a close ally of the president, was dismissed on Friday.",
            ["dismissed<-:root", "ally<Daniel:appos"]
        ),
        (
            "Police Fire Tear Gas at Protesters in Capital",
            ["Police<Fire:nsubj", "Gas<Fire:obj"]
        ),
        (
            "Rebels Kill 12 in Attack on Army Base",
            ["Rebels<Kill:nsubj", "12<Kill:obj"]
        ),
        (
            "U.S., China Agree to Resume Trade Talks",
            ["U.S.<Agree:nsubj", "Talks<Resume:obj"]
        ),
        (
            "PRESIDENT DISSOLVES PARLIAMENT AFTER NO-CONFIDENCE VOTE",
            ["PRESIDENT<DISSOLVES:nsubj", "PARLIAMENT<DISSOLVES:obj"]
        ),
        (
            "TROOPS WITHDRAW FROM BORDER VILLAGES",
            ["TROOPS<WITHDRAW:nsubj"]
        ),
        (
            "GOVERNMENT AND REBELS SIGN TRUCE",
            ["GOVERNMENT<SIGN:nsubj", "REBELS<GOVERNMENT:conj", "TRUCE<SIGN:obj"]
        ),
        (
            "Soldiers arrested two journalists and seized their cameras.",
            ["Soldiers<arrested:nsubj", "journalists<arrested:obj", "seized<arrested:conj", "cameras<seized:obj"]
        ),
        (
            "Kenya and Uganda recalled their ambassadors and closed the border.",
            [
                "Kenya<recalled:nsubj", "Uganda<Kenya:conj", "ambassadors<recalled:obj", "closed<recalled:conj",
                "border<closed:obj",
            ]
        ),
        (
            "Militants attacked a church, a school and a market in the town.",
            ["Militants<attacked:nsubj", "church<attacked:obj", "school<church:conj", "market<church:conj"]
        ),
        (
            "The minister condemned the killing of civilians and urged restraint.",
            ["killing<condemned:obj", "civilians<killing:nmod", "urged<condemned:conj", "restraint<urged:obj"]
        ),
        (
            "Neither the army nor the rebels have claimed responsibility.",
            ["army<claimed:nsubj", "responsibility<claimed:obj"]
        ),
        (
            "Protesters were beaten, detained and later released.",
            ["Protesters<beaten:nsubj:pass", "detained<beaten:conj", "released<beaten:conj"]
        ),
        (
            "The town, which the rebels captured last month, was retaken by government forces.",
            ["town<retaken:nsubj:pass", "rebels<captured:nsubj", "captured<town:acl:relcl", "forces<retaken:obl:agent"]
        ),
        (
            "The lawyer who defended the activists has been arrested.",
            ["who<defended:nsubj", "activists<defended:obj", "lawyer<arrested:nsubj:pass", "defended<lawyer:acl:relcl"]
        ),
        (
            "France has decided to withdraw its troops from the region.",
            ["France<decided:nsubj", "withdraw<decided:xcomp", "troops<withdraw:obj"]
        ),
        (
            "The government wants the United Nations to leave.",
            ["government<wants:nsubj", "Nations<wants:obj", "leave<wants:xcomp"]
        ),
        (
            "Washington accused Moscow of supplying weapons to the rebels.",
            ["Washington<accused:nsubj", "Moscow<accused:obj", "weapons<supplying:obj"]
        ),
        (
            "The union threatened to strike unless wages were raised.",
            ["union<threatened:nsubj", "strike<threatened:xcomp", "wages<raised:nsubj:pass"]
        ),
        (
            "The parliament rejected a bill that would have banned the party.",
            ["parliament<rejected:nsubj", "bill<rejected:obj", "party<banned:obj"]
        ),
        (
            "He denied that his party had received money from abroad.",
            ["He<denied:nsubj", "received<denied:ccomp", "party<received:nsubj", "money<received:obj"]
        ),
        (
            "The general, speaking on condition of anonymity, said the army would not intervene.",
            ["general<said:nsubj", "army<intervene:nsubj", "intervene<said:ccomp"]
        ),
        (
            "\"The embargo must end,\" the envoy, Lena Fischer, told the Security Council.",
            ["embargo<end:nsubj", "end<told:ccomp", "envoy<told:nsubj", "Council<told:iobj"]
        ),
        (
            "There were clashes between police and students in the capital.",
            ["clashes<were:nsubj"]
        ),
        (
            "Talks between the government and the rebels collapsed on Sunday.",
            ["Talks<collapsed:nsubj", "government<Talks:nmod"]
        ),
        (
            "Germany gave Ukraine two air defence systems.",
            ["Germany<gave:nsubj", "Ukraine<gave:iobj", "systems<gave:obj"]
        ),
        (
            "The mayor of Goma, Paul Kasongo, and his deputy resigned.",
            ["mayor<resigned:nsubj", "deputy<mayor:conj"]
        ),
        (
            "More than 200 refugees crossed the river overnight, officials said.",
            ["refugees<crossed:nsubj", "river<crossed:obj", "crossed<said:ccomp", "officials<said:nsubj"]
        ),
        (
            "Thousands marched through Tunis to demand the resignation of Prime Minister Sami Haddad.",
            ["Thousands<marched:nsubj", "resignation<demand:obj"]
        ),
        (
            "The African Union suspended Niger and imposed sanctions on its generals.",
            ["Union<suspended:nsubj", "Niger<suspended:obj", "sanctions<imposed:obj"]
        ),
        (
            "Iran's foreign ministry summoned the British ambassador over the remarks.",
            ["ministry<summoned:nsubj", "ambassador<summoned:obj", "Iran<ministry:nmod:poss"]
        ),
        (
            "Gunmen on motorcycles opened fire on a convoy carrying aid workers.",
            ["Gunmen<opened:nsubj", "fire<opened:obj", "workers<carrying:obj"]
        ),
        (
            "The rebels have not yet handed over the hostages.",
            ["rebels<handed:nsubj", "hostages<handed:obj"]
        ),
        (
            "At least 15 people, most of them children, were killed when a shell hit a school.",
            ["people<killed:nsubj:pass", "shell<hit:nsubj", "school<hit:obj"]
        ),
        (
            "Mr. Okello, 54, was sworn in as prime minister.",
            ["sworn<-:root", "Okello<sworn:nsubj:pass"]
        ),
        (
            "The spokesman, Brig. Gen. Adel Saleh, called the report \"baseless\".",
            ["spokesman<called:nsubj", "report<called:obj"]
        ),
        (
            "Peru recalls envoy from Mexico",
            ["Peru<recalls:nsubj", "envoy<recalls:obj"]
        ),
        (
            "Police said they had found the weapons in a house owned by the suspect's brother.",
            ["Police<said:nsubj", "they<found:nsubj", "weapons<found:obj", "brother<owned:obl:agent"]
        ),
        (
            "The council voted 12 to 1, with two abstentions, to extend the mission's mandate.",
            ["council<voted:nsubj", "mandate<extend:obj"]
        ),
        (
            "Israel struck targets in southern Lebanon after Hezbollah fired rockets at Haifa.",
            ["Israel<struck:nsubj", "targets<struck:obj", "Hezbollah<fired:nsubj", "rockets<fired:obj"]
        ),
        (
            "Chad's decision to expel the German ambassador drew protests from Berlin.",
            ["decision<drew:nsubj", "protests<drew:obj", "ambassador<expel:obj", "expel<decision:acl"]
        ),
        (
            "Asked about the report, the spokeswoman declined to comment.",
            ["spokeswoman<declined:nsubj", "comment<declined:xcomp"]
        ),
        (
            "South Korea scrambled jets after North Korean drones crossed the border.",
            ["Korea<scrambled:nsubj", "jets<scrambled:obj", "drones<crossed:nsubj", "border<crossed:obj"]
        ),
        (
            "The guards were ordered by their commander to shoot the prisoners.",
            ["guards<ordered:nsubj:pass", "commander<ordered:obl:agent", "prisoners<shoot:obj"]
        ),
        (
            "It is not clear who carried out the attack.",
            ["who<carried:nsubj", "attack<carried:obj"]
        ),
        (
            "The ministry says it will prosecute officers who took bribes.",
            ["it<prosecute:nsubj", "officers<prosecute:obj", "who<took:nsubj", "bribes<took:obj"]
        ),
    ]

    @Test(arguments: sentences)
    func findsTheArguments(text: String, expected: [String]) throws {
        let arcs = try EnglishModelTests.arcs(text)
        for arc in expected { #expect(arcs.contains(arc), "\(arc) is not among \(arcs.sorted())") }
    }
}
