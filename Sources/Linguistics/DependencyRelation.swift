/// A dependency label of Universal Dependencies, with its subtype (`nsubj:pass`).
///
/// Source: https://universaldependencies.org/u/dep/
public struct DependencyRelation: RawRepresentable, Hashable, Sendable {
    public var rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }

    /// The label without its subtype: `nsubj` of `nsubj:pass`.
    public var base: Substring {
        rawValue[..<(rawValue.utf8.firstIndex(of: UInt8(ascii: ":")) ?? rawValue.endIndex)]
    }

    public static var acl: Self { Self(rawValue: "acl") }
    public static var aclRelative: Self { Self(rawValue: "acl:relcl") }
    public static var advcl: Self { Self(rawValue: "advcl") }
    public static var advclRelative: Self { Self(rawValue: "advcl:relcl") }
    public static var advmod: Self { Self(rawValue: "advmod") }
    public static var amod: Self { Self(rawValue: "amod") }
    public static var appos: Self { Self(rawValue: "appos") }
    public static var aux: Self { Self(rawValue: "aux") }
    public static var auxPassive: Self { Self(rawValue: "aux:pass") }
    public static var `case`: Self { Self(rawValue: "case") }
    public static var cc: Self { Self(rawValue: "cc") }
    public static var ccomp: Self { Self(rawValue: "ccomp") }
    public static var compound: Self { Self(rawValue: "compound") }
    public static var compoundParticle: Self { Self(rawValue: "compound:prt") }
    public static var conj: Self { Self(rawValue: "conj") }
    public static var cop: Self { Self(rawValue: "cop") }
    public static var csubj: Self { Self(rawValue: "csubj") }
    public static var dep: Self { Self(rawValue: "dep") }
    public static var det: Self { Self(rawValue: "det") }
    public static var expletive: Self { Self(rawValue: "expl") }
    public static var fixed: Self { Self(rawValue: "fixed") }
    public static var flat: Self { Self(rawValue: "flat") }
    public static var iobj: Self { Self(rawValue: "iobj") }
    public static var mark: Self { Self(rawValue: "mark") }
    public static var nmod: Self { Self(rawValue: "nmod") }
    public static var nmodDescription: Self { Self(rawValue: "nmod:desc") }
    public static var nmodPossessive: Self { Self(rawValue: "nmod:poss") }
    public static var nsubj: Self { Self(rawValue: "nsubj") }
    public static var nsubjPassive: Self { Self(rawValue: "nsubj:pass") }
    public static var nummod: Self { Self(rawValue: "nummod") }
    public static var obj: Self { Self(rawValue: "obj") }
    public static var obl: Self { Self(rawValue: "obl") }
    public static var oblAgent: Self { Self(rawValue: "obl:agent") }
    public static var parataxis: Self { Self(rawValue: "parataxis") }
    public static var punct: Self { Self(rawValue: "punct") }
    public static var root: Self { Self(rawValue: "root") }
    public static var xcomp: Self { Self(rawValue: "xcomp") }
}
