import ArgumentParser
import Exports
import Foundation
import Reports

extension ImportFormat: ExpressibleByArgument {}
extension ExportFormat: ExpressibleByArgument {}

/// Files of other data sets on their way in: what cannot be read is told, and does not stop the rest.
struct ImportedFiles {
    let format: ImportFormat
    let charset: String?
    let knowledge: ImportKnowledge
    /// Whether a file, or a row of one, was broken.
    private(set) var failed = false
    /// So many complaints of one file are shown.
    private static let complaints = 20

    init(_ format: ImportFormat, charset: String?, knowledge: ImportKnowledge) {
        self.format = format
        self.charset = charset
        self.knowledge = knowledge
    }

    /// Passes over the records of a file.
    ///
    /// - Returns: what became of its rows; `nil` where the file could not be read.
    mutating func forEach(_ path: String, _ use: (ImportedRecord) throws -> Void) throws -> MappingReport? {
        let name = path == Input.standardInput ? "standard input" : path
        do {
            var isFolder: ObjCBool = false
            guard path == Input.standardInput || FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
            else { throw ReportError(id: path, message: "no such file", reason: .missing) }
            guard !isFolder.boolValue else {
                throw ReportError(id: path, message: "is a folder; name the files in it", reason: .unreadable)
            }
            var importer = try Importer(
                format, try FileSource(path), name: name, charset: charset, knowledge: knowledge)
            var complained = 0
            while let result = importer.next() {
                switch result {
                case .success(let record): try use(record)
                case .failure(let fault):
                    failed = true
                    complained += 1
                    if complained <= Self.complaints { Terminal.complain("rapporteur: \(fault)") }
                }
            }
            if complained > Self.complaints {
                Terminal.complain("rapporteur: \(name): and \(complained - Self.complaints) rows more")
            }
            return importer.report
        } catch let fault as ReportError {
            failed = true
            Terminal.complain("rapporteur: \(fault)")
            return nil
        }
    }
}
