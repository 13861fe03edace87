import Calendars
import Foundation

extension Desk {
    static let addEndpoints: [Endpoint] = [
        .page("/add", "Where reports are added", isLasting: false) { desk, question in
            desk.page(
                "add", question, title: desk.words(question)["add"],
                [
                    "imports": desk.imports.all.prefix(20).map { desk.row($0, question) },
                    "most": desk.settings.largestUpload >> 20,
                ], isLasting: false)
        },
        Endpoint(method: .post, path: "/add", summary: "Takes files or text", form: .page, isLasting: false) {
            desk, question in
            let ids = try desk.take(question)
            return .seeOther(question.to("/add/\(ids[0])"))
        },
        .page(
            "/add/{id}", "How far an upload is", [.path("id", "Its number.", example: "{import}")], isLasting: false
        ) { desk, question in
            let progress = try desk.progress(question)
            return desk.page(
                "import", question, title: progress.name,
                [
                    "import": desk.row(progress, question), "problems": progress.problems,
                    "addLink": question.to("/add"),
                    "reports": progress.reports.map {
                        ["name": $0, "link": question.to("/report", ["name": $0])]
                    },
                ], reload: progress.stage == .done ? nil : 1, isLasting: false)
        },
        .json(
            "/api/imports", "Uploads, the newest first", [], .object(["items": .array(importSchema)]),
            isLasting: false
        ) { desk, _ in ["items": .array(desk.imports.all.map(\.json))] },
        Endpoint(
            method: .post, path: "/api/imports",
            summary: "Takes files or text: a form, or the bytes of one file with its name as a parameter",
            parameters: [.query("name", "Name of the file."), .query("published", "For reports without a day.")],
            form: .json(.object(["items": .array(importSchema)])), isLasting: false
        ) { desk, question in
            let items = try desk.take(question).compactMap(desk.imports.progress).map(\.json)
            return .json(["items": .array(items)], status: 202, isLasting: false)
        },
        .json(
            "/api/imports/{id}", "How far an upload is", [.path("id", "Its number.", example: "{import}")],
            importSchema, isLasting: false
        ) { desk, question in try desk.progress(question).json },
    ]

    static let importSchema = Schema.object([
        "id": .string, "name": .string, "stage": .string, "read": .integer, "added": .integer, "versions": .integer,
        "known": .integer, "reports": .array(.string), "problems": .array(.string),
    ])

    private func progress(_ question: Question) throws -> Imports.Progress {
        let id = try question.required("id")
        guard let progress = imports.progress(of: id) else {
            throw Problem.missing("No upload has the number \(id).")
        }
        return progress
    }

    private func row(_ progress: Imports.Progress, _ question: Question) -> [String: Any] {
        [
            "name": progress.name, "link": question.to("/add/\(progress.id)"),
            "stage": words(question)["stage_" + progress.stage.rawValue], "isDone": progress.stage == .done,
            "read": progress.read, "added": progress.added, "versions": progress.versions, "known": progress.known,
            "problems": progress.problems.count, "id": progress.id,
        ]
    }

    private func take(_ question: Question) throws -> [String] {
        let form = UploadForm(question)
        let day = form.published ?? question["published"]
        let published = try day.map { text in
            guard let day = CalendarDate(iso: text) else {
                throw Problem.badRequest("published", "'\(text)' is no date; write it as 2023-06-30.")
            }
            return day
        }
        guard !form.files.isEmpty else {
            throw Problem.badRequest("files", "Choose files, or paste text.")
        }
        return try form.files.map { name, bytes in
            try imports.take(.init(name: name, bytes: bytes, published: published))
        }
    }
}
