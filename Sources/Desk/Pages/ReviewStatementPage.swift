import Archive
import Coding
import Knowledge

extension Desk {
    func reviewItem(_ question: Question) throws -> ReviewItem {
        let key = try question.required("id")
        do {
            return try archive.reviewItem(of: key)
        } catch ArchiveError.unknownStatement {
            throw Problem.missing("No statement has the id \(key).")
        }
    }

    func link(toReviewOf key: String, _ question: Question) -> String {
        question.to("/review/\(key)", ["reviewer": question["reviewer"], "doubt": question["doubt"]])
    }

    /// What a reviewer sees of a statement in a list.
    func card(_ item: ReviewItem, _ question: Question) -> [String: Any] {
        let words = words(question)
        var card = row(item.statement, question)
        card["doubtNames"] = item.doubts.map { words["doubt_" + $0.rawValue] }.joined(separator: ", ")
        card["differs"] = !item.conflicts.isEmpty
        let judges = Set(item.corrections.map(\.reviewer)).sorted().joined(separator: ", ")
        if !judges.isEmpty { card["judged"] = judges }
        card["seen"] = item.corrections.count
        card["reviewLink"] = link(toReviewOf: item.statement.key, question)
        return card
    }

    /// What a person did, as a line.
    func row(_ correction: Correction, _ question: Question) -> [String: Any] {
        let words = words(question)
        var row: [String: Any] = [
            "act": words["act_" + correction.act.rawValue], "reviewer": correction.reviewer,
            "made": correction.made.replacing("T", with: " ").replacing("Z", with: " UTC"),
            "changes": correction.changedFields.map { change -> [String: Any] in
                [
                    "field": words["field_" + change.field.rawValue],
                    "text": change.text.isEmpty ? words["none"] : change.text,
                ]
            },
        ]
        if !correction.reason.isEmpty { row["reason"] = correction.reason.onOneLine }
        row["into"] = correction.other.map { ["key": $0.key, "link": link(toReviewOf: $0.key, question)] }
        return row
    }

    func reviewStatement(_ question: Question) throws -> Answer {
        let words = words(question)
        let item = try reviewItem(question)
        let key = item.statement.key
        let differing = Set(item.conflicts.compactMap { $0 })
        let candidates = try archive.mergeCandidates(for: key, limit: 12)
        let parts = try archive.merges(into: key).filter { $0.act == .merge }
        let content: [String: Any] = [
            "reviewer": question["reviewer"] ?? "", "doubt": question["doubt"] ?? "",
            "needsName": question["reviewer"] == nil, "path": question.path, "item": card(item, question),
            "queueLink": question.to("/review", ["reviewer": question["reviewer"], "doubt": question["doubt"]]),
            "isGone": !item.isStanding, "canReopen": item.corrections.last.map { $0.act != .reopen } ?? false,
            "fields": CorrectionWording.fields(of: item.statement).map { field, text -> [String: Any] in
                [
                    "name": field.rawValue, "label": words["field_" + field.rawValue], "text": text,
                    "differs": differing.contains(field), "options": options(for: field, item.statement),
                    "hint": words.words["hint_" + field.rawValue] ?? "",
                ]
            },
            "candidates": candidates.map { row($0, question) },
            "hasCandidates": !candidates.isEmpty,
            "corrections": item.corrections.map { row($0, question) }, "hasCorrections": !item.corrections.isEmpty,
            "merged": parts.map {
                ["sentence": $0.anchor.words.onOneLine, "link": link(toReviewOf: $0.anchor.key, question)]
            },
            "hasMerged": !parts.isEmpty,
        ]
        return page("judge", question, title: words["reviewOne"], content)
    }

    /// Values from which a field may be chosen; none where there are too many.
    private func options(for field: CorrectionField, _ statement: ArchivedStatement) -> [String] {
        let knowledge = rapporteur.knowledge
        return switch (field, statement.kind) {
        case (.type, .event): knowledge.ontology.modes.keys.map(\.rawValue).sorted()
        case (.type, .relation): knowledge.relationKinds.keys.sorted()
        case (.type, .fact): knowledge.factProperties.keys.sorted()
        case (.mode, .event):
            (knowledge.ontology.modes.first { $0.key.rawValue == statement.type }?.value ?? []).sorted()
        case (.status, _): Status.allCases.map(\.rawValue)
        case (.historical, _): ["false", "true"]
        default: []
        }
    }
}

extension Correction {
    /// The fields that it changes and what they become; none where it only accepts what was shown.
    var changedFields: [(field: CorrectionField, text: String)] {
        guard act == .correct || act == .split else { return [] }
        return changes.sorted { $0.key.rawValue < $1.key.rawValue }
            .map { ($0.key, CorrectionWording.text(of: $0.key, $0.value)) }
    }
}
