/// A situation as one HTML page that needs nothing else: no script, no font, no picture; light and dark.
public struct BriefingPage: Sendable {
    private let situation: Situation

    public init(_ situation: Situation) { self.situation = situation }

    public var html: String {
        let scope = Self.escaped(situation.scope.map(situation.name) ?? "all")
        var out = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(scope) on \(situation.on)</title>
            <style>\(Self.style)</style>
            </head>
            <body>
            <main>
            <h1>\(scope)</h1>
            <p class="clock">State on <time>\(situation.on)</time>, known by <time>\(situation.known)</time></p>

            """
        for section in Situation.Section.allCases {
            let lines = Briefing.ordered(situation.lines(in: section), situation)
            guard !lines.isEmpty else { continue }
            out += "<section id=\"\(section.rawValue)\">\n<h2>\(Self.escaped(section.title))</h2>\n<table>\n"
            for line in lines { out += row(line) }
            out += "</table>\n</section>\n"
        }
        return out + "</main>\n</body>\n</html>\n"
    }

    private func row(_ line: Situation.Line) -> String {
        var out = "<tr><td class=\"date\">\(Self.escaped(line.date.map(Briefing.text) ?? ""))</td>"
        out +=
            "<th scope=\"row\">\(Self.escaped(situation.name(of: line.subject)))</th><td>\(Self.escaped(line.property))</td>"
        out += "<td>\(Self.escaped(line.value))"
        if let rule = line.rule { out += " <small>\(Self.escaped(rule))</small>" }
        for source in line.sources {
            out += "<details><summary>\(Self.escaped(source.report))"
            if let published = source.published { out += ", <time>\(published)</time>" }
            if let voice = source.voice { out += ", says \(Self.escaped(voice))" }
            out += "</summary><blockquote>\(Self.escaped(source.quotation))</blockquote></details>"
        }
        return out + "</td></tr>\n"
    }

    /// Text as it may stand in an element or in a quoted attribute.
    static func escaped(_ text: String) -> String {
        var out = ""
        for character in text.unicodeScalars {
            switch character {
            case "&": out += "&amp;"
            case "<": out += "&lt;"
            case ">": out += "&gt;"
            case "\"": out += "&quot;"
            case "'": out += "&#39;"
            default: out.unicodeScalars.append(character)
            }
        }
        return out
    }

    private static let style = """
        :root{color-scheme:light dark;--ink:#1c1c1e;--paper:#fff;--faint:#6b6b70;--line:#dcdce0}
        @media(prefers-color-scheme:dark){:root{--ink:#ececf0;--paper:#161618;--faint:#a0a0a8;--line:#38383c}}
        body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.5 system-ui,sans-serif}
        main{max-width:60rem;margin:0 auto;padding:2rem 1rem}
        h1{margin:0}h2{font-size:1.05rem;margin:2rem 0 .5rem}.clock,small,.date,summary{color:var(--faint)}
        table{width:100%;border-collapse:collapse}td,th{padding:.35rem .75rem .35rem 0;text-align:left;vertical-align:top;border-top:1px solid var(--line)}
        .date{white-space:nowrap;font-variant-numeric:tabular-nums}th{font-weight:600}summary{cursor:pointer;font-size:.85rem}
        blockquote{margin:.25rem 0 .5rem;padding-left:.75rem;border-left:3px solid var(--line)}
        """
}
