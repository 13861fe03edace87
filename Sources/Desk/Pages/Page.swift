import Archive
import Calendars
import Foundation

extension Desk {
    /// A page in the frame that all pages have.
    func page(
        _ template: String, _ question: Question, title: String, _ content: [String: Any?], status: Int = 200,
        reload: Int? = nil, isLasting: Bool = true
    ) -> Answer {
        let words = words(question)
        // An optional that is nothing would count as something in a template.
        var content = content.compactMapValues { $0 }
        content["w"] = words.words
        content["language"] = words.language
        content["title"] = title
        content["reload"] = reload.map(String.init)
        content["keptLanguage"] = question["language"]
        content["q"] = content["q"] ?? ""
        content["nav"] = Self.navigation.map { path, name -> [String: Any] in
            [
                "link": question.to(path), "name": words[name],
                "isCurrent": path == question.path,
            ]
        }
        let other = words.language == "en" ? "fr" : "en"
        content["otherLanguage"] = other
        content["otherLink"] =
            question.isPost ? "/?language=\(other)" : question.link(with: ["language": other])
        return .page(files.html(template, content), status: status, isLasting: isLasting)
    }

    private static let navigation = [
        ("/briefing", "briefing"), ("/stories", "stories"), ("/events", "events"), ("/timeline", "timeline"),
        ("/map", "map"),
        ("/network", "network"), ("/reports", "reports"), ("/review", "review"), ("/add", "add"),
    ]

    /// What a reader or a program is told when something goes wrong.
    func answer(to problem: Problem, _ question: Question, wantsJSON: Bool) -> Answer {
        if wantsJSON {
            return .json(
                problem.json, status: problem.status, contentType: "application/problem+json", isLasting: false)
        }
        let words = words(question)
        let needsToken = problem.status == 401
        return page(
            "problem", question, title: words["problem"],
            ["detail": needsToken ? words["tokenNeeded"] : problem.detail, "needsToken": needsToken],
            status: problem.status, isLasting: false)
    }
}

extension Question {
    /// A link of this desk that keeps the language that was chosen.
    func to(_ path: String, _ parameters: [String: String?] = [:]) -> String {
        var kept = parameters.compactMapValues { $0 }
        kept["language"] = self["language"]
        return Self.link(path, kept)
    }
}

/// Days for people.
enum Days {
    static func text(_ from: CalendarDate?, _ to: CalendarDate?, _ words: Words) -> String {
        switch (from, to) {
        case (let from?, let to?) where from == to: from.description
        case (let from?, let to?): "\(from) – \(to)"
        case (let from?, nil): words.filled("since", from)
        case (nil, let to?): words.filled("by", to)
        case (nil, nil): ""
        }
    }
}
