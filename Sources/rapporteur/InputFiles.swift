import Foundation
import Reports

/// The files that paths name: those in folders too, in the order of their names, without hidden ones.
enum InputFiles {
    static func expand(_ path: String) -> Result<[String], ReportError> {
        if path == Input.standardInput { return .success([path]) }
        var isDirectory: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
            return .failure(ReportError(id: path, message: "no such file", reason: .missing))
        }
        guard isDirectory.boolValue else { return .success([path]) }
        guard let names = FileManager.default.enumerator(atPath: path) else {
            return .failure(ReportError(id: path, message: "cannot be opened; is it yours to read?"))
        }
        let folder = path.hasSuffix("/") ? path : path + "/"
        var files: [String] = []
        for case let name as String in names where !name.split(separator: "/").contains(where: { $0.hasPrefix(".") }) {
            var isFolder: ObjCBool = false
            if FileManager.default.fileExists(atPath: folder + name, isDirectory: &isFolder), !isFolder.boolValue {
                files.append(folder + name)
            }
        }
        guard !files.isEmpty else {
            return .failure(ReportError(id: path, message: "is a folder without files", reason: .empty))
        }
        return .success(files.sorted())
    }

    static func size(of path: String) -> Int {
        (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? 0
    }
}

/// The bytes of a file or of standard input, a chunk at a time.
final class FileSource: ByteSource {
    private static let chunk = 1 << 17
    private let handle: FileHandle
    private let path: String
    /// Bytes read so far.
    private(set) var count = 0

    init(_ path: String) throws(ReportError) {
        self.path = path
        if path == Input.standardInput {
            handle = .standardInput
            return
        }
        guard let handle = FileHandle(forReadingAtPath: path) else {
            throw ReportError(id: path, message: "cannot be read; is it yours to read?")
        }
        self.handle = handle
    }

    func next() throws(ReportError) -> [UInt8]? {
        let data: Data?
        do {
            data = try handle.read(upToCount: Self.chunk)
        } catch {
            throw ReportError(id: path, message: "cannot be read on after byte \(count)", reason: .damaged)
        }
        guard let data, !data.isEmpty else { return nil }
        count += data.count
        return [UInt8](data)
    }
}
