import Foundation
import Mustache

/// The desk cannot start, said in one line.
public struct DeskError: Error, Sendable, CustomStringConvertible {
    public var description: String

    init(_ description: String) { self.description = description }
}

/// Templates, words, styles and scripts: the folder `Desk`, read once.
struct DeskFiles: Sendable {
    private let templates: MustacheLibrary
    let words: [String: Words]
    let assets: [String: Answer]
    let borders: Borders

    /// - Parameter path: the folder.
    /// - Throws: `DeskError` naming the file that is missing or wrong.
    init(path: String) throws(DeskError) {
        var library = MustacheLibrary()
        for file in try Self.names(in: path + "/pages") where file.hasSuffix(".mustache") {
            do {
                try library.register(try Self.text(path + "/pages/" + file), named: String(file.dropLast(9)))
            } catch {
                throw DeskError("\(path)/pages/\(file): \(error)")
            }
        }
        templates = library
        var words: [String: Words] = [:]
        for language in Self.languages {
            let file = "\(path)/words/\(language).words"
            words[language] = try Words(parsing: try Self.text(file), language: language, file: file)
        }
        self.words = words
        var assets: [String: Answer] = [:]
        for file in try Self.names(in: path + "/assets") {
            let type = Self.types.first { file.hasSuffix($0.key) }?.value
            guard let type, let data = FileManager.default.contents(atPath: path + "/assets/" + file) else { continue }
            assets[file] = Answer(contentType: type, body: [UInt8](data))
        }
        self.assets = assets
        borders = Borders(path: path + "/borders/borders.tsv")
    }

    static let languages = ["en", "fr"]

    private static let types = [
        ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml",
    ]

    func html(_ template: String, _ content: [String: Any]) -> String {
        templates.render(content, withTemplate: template) ?? ""
    }

    private static func names(in folder: String) throws(DeskError) -> [String] {
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
            throw DeskError(
                "no folder \(folder): the desk's pages stand beside Knowledge, or where RAPPORTEUR_DESK says")
        }
        return names.sorted()
    }

    private static func text(_ path: String) throws(DeskError) -> String {
        guard let data = FileManager.default.contents(atPath: path), let text = String(data: data, encoding: .utf8)
        else { throw DeskError("\(path): cannot be read as UTF-8") }
        return text
    }
}
