import Archive
import Foundation

extension Desk {
    /// Stores what a reviewer sent.
    ///
    /// - Throws: `Problem`: 404 for a statement that is not there, 409 where somebody judged it after the reviewer saw it, 400 for
    ///   values that the knowledge does not have and acts that make no sense of the statement.
    func judge(_ form: Question) throws {
        let key = try form.required("key")
        let reviewer = try form.required("reviewer")
        guard let act = try form.choice("act", of: Correction.Act.self) else {
            throw Problem.badRequest("act", "Give an act.")
        }
        do {
            let item = try archive.reviewItem(of: key)
            if let seen = form["seen"], seen != String(item.corrections.count) {
                throw Problem(
                    status: 409, title: "Judged meanwhile",
                    detail: "Somebody judged \(key) meanwhile: look at it again.")
            }
            var changes: [(field: CorrectionField, text: String)] = []
            if act == .correct || act == .split {
                changes = CorrectionField.allCases.compactMap { field in
                    form.parameters[field.rawValue].map { (field, $0) }
                }
            }
            let vocabulary = CorrectionVocabulary(rapporteur.knowledge) { [rapporteur] in
                rapporteur.coder.toponyms.gazetteer
            }
            let values = try vocabulary.changes(to: item.statement, changes)
            try archive.correct(
                key, act, values, into: act == .merge ? form["other"] ?? form["into"] : nil, reviewer: reviewer,
                reason: form["reason"] ?? "", now: Date())
        } catch let problem as CorrectionVocabulary.Problem {
            throw Problem.badRequest(problem.field.rawValue, "\(problem.field.rawValue): \(problem.description)")
        } catch ArchiveError.unknownStatement(let missing) {
            throw Problem.missing("No statement has the id \(missing).")
        } catch ArchiveError.refused(let detail) {
            throw Problem.badRequest("act", detail)
        }
    }
}

extension Question {
    /// The fields of a form that was sent, as parameters.
    init(form question: Question) {
        self = question
        parameters = FormEncoding.parameters(of: String(decoding: question.body, as: UTF8.self))
        language = parameters["language"] ?? language
    }
}
