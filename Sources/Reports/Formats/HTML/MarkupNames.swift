/// Elements that the reader tells apart; the cases are spelled as the elements are.
enum ElementName: UInt8, CaseIterable {
    /// A run of text.
    case characters
    /// Any element that is not listed.
    case other
    case html, head, body, meta, title, link, base, script, style, noscript, template
    case p, div, section, article, main, header, footer, nav, aside, address, blockquote, pre, figure, figcaption
    case center, details, summary, dialog, fieldset, form, hgroup, hr, br
    case h1, h2, h3, h4, h5, h6
    case ul, ol, menu, dl, li, dd, dt
    case table, caption, colgroup, col, thead, tbody, tfoot, tr, td, th
    case a, abbr, acronym, b, bdi, bdo, big, cite, code, data, del, dfn, em, font, i, ins, kbd, label, mark, q, s, samp
    case small, span, strike, strong, sub, sup, time, tt, u, `var`, wbr
    case audio, button, canvas, embed, iframe, img, input, map, area, math, object, option, optgroup, select, svg
    case textarea, video, source, track, param, picture, xmp, noembed, noframes

    var traits: ElementTraits { Self.allTraits[Int(rawValue)] }

    var spelling: [UInt8] { Self.spellings[Int(rawValue)] }

    private static let spellings = allCases.map { Array("\($0)".utf8) }

    private static let allTraits: [ElementTraits] = {
        var traits = [ElementTraits](repeating: [], count: allCases.count)
        func set(_ trait: ElementTraits, _ names: [ElementName]) {
            for name in names { traits[Int(name.rawValue)].insert(trait) }
        }
        set(
            .inline,
            [
                .a, .abbr, .acronym, .b, .bdi, .bdo, .big, .cite, .code, .data, .del, .dfn, .em, .font, .i, .ins, .kbd,
                .label, .mark, .q, .s, .samp, .small, .span, .strike, .strong, .sub, .sup, .time, .tt, .u, .var, .wbr,
                .img, .map, .picture,
            ])
        set(
            .empty,
            [
                .meta, .link, .base, .hr, .br, .col, .wbr, .embed, .img, .input, .area, .source, .track, .param,
            ])
        set(.raw, [.script, .style, .title, .textarea, .iframe, .noembed, .noframes, .xmp, .noscript])
        set(
            .unseen,
            [
                .head, .script, .style, .noscript, .template, .audio, .canvas, .embed, .iframe, .math, .object, .option,
                .optgroup, .select, .svg, .textarea, .title, .video, .map, .noembed, .noframes, .input,
            ])
        set(.beside, [.nav, .aside, .footer, .button, .menu, .dialog])
        set(.heading, [.h1, .h2, .h3, .h4, .h5, .h6])
        set(.content, [.p, .li, .blockquote, .pre, .dd, .dt, .td, .th])
        set(
            .endsParagraph,
            [
                .address, .article, .aside, .blockquote, .center, .details, .dialog, .div, .dl, .fieldset, .figcaption,
                .figure, .footer, .form, .h1, .h2, .h3, .h4, .h5, .h6, .header, .hgroup, .hr, .main, .menu, .nav, .ol,
                .p, .pre, .section, .summary, .table, .ul, .li, .dd, .dt,
            ])
        set(.boundary, [.html, .body, .table, .td, .th, .caption, .template, .svg, .object])
        set(.headPart, [.meta, .link, .base, .title, .script, .style, .noscript, .template, .head, .html])
        return traits
    }()
}

/// What a parser and a reader must know of an element.
struct ElementTraits: OptionSet {
    let rawValue: UInt16

    /// Does not end a run of text.
    static let inline = Self(rawValue: 1)
    /// Has no content and no end.
    static let empty = Self(rawValue: 2)
    /// Holds no elements: everything up to its end is text.
    static let raw = Self(rawValue: 4)
    /// Its content is no text of the page.
    static let unseen = Self(rawValue: 8)
    /// Its content stands beside articles.
    static let beside = Self(rawValue: 16)
    static let heading = Self(rawValue: 32)
    /// Its text stands in the article even if it is short or has no full stop.
    static let content = Self(rawValue: 64)
    /// Begins outside of paragraphs.
    static let endsParagraph = Self(rawValue: 128)
    /// Ends inside do not reach beyond it.
    static let boundary = Self(rawValue: 256)
    /// May stand in the page's head.
    static let headPart = Self(rawValue: 512)
}

/// Attributes that the reader looks at.
enum AttributeName: UInt8, CaseIterable {
    case `class`, id, style, hidden, ariaHidden, itemprop, role, name, property, content, datetime, type, rel, href,
        lang

    var spelling: String { self == .ariaHidden ? "aria-hidden" : "\(self)" }
}

/// A name's letters as a number; capitals count as small letters.
struct NameHash {
    private(set) var value: UInt64 = 0

    init() {}

    init(_ name: String) { for byte in name.utf8 { add(byte) } }

    mutating func add(_ byte: UInt8) {
        let isUpper = byte >= 65 && byte <= 90
        value = (value &+ UInt64(isUpper ? byte | 32 : byte) &+ 1) &* 0x9E37_79B9_7F4A_7C15
        value ^= value >> 29
    }
}

/// Finds values by names in the time that comparing two numbers takes.
struct NameTable<Value: Sendable>: Sendable {
    private var keys: [UInt64]
    private var values: [Value]
    private let mask: Int

    init(_ entries: [(String, Value)], otherwise: Value) {
        var size = 64
        while size < entries.count * 4 { size *= 2 }
        mask = size - 1
        keys = [UInt64](repeating: 0, count: size)
        values = [Value](repeating: otherwise, count: size)
        for (name, value) in entries {
            let key = NameHash(name).value
            var slot = Int(truncatingIfNeeded: key) & mask
            while keys[slot] != 0, keys[slot] != key { slot = (slot + 1) & mask }
            keys[slot] = key
            values[slot] = value
        }
    }

    func value(_ hash: NameHash) -> Value? {
        var slot = Int(truncatingIfNeeded: hash.value) & mask
        while keys[slot] != 0 {
            if keys[slot] == hash.value { return values[slot] }
            slot = (slot + 1) & mask
        }
        return nil
    }
}
