import Foundation

/// Bytes from a file or from standard input.
enum Input {
    static let standardInput = "-"
    /// More than any report; the reader says what is too much for its format.
    private static let limit = 256 << 20

    /// - Throws: `Failure` naming the file and what is wrong with it.
    static func bytes(of path: String) throws(Failure) -> [UInt8] {
        if path == standardInput { return [UInt8](FileHandle.standardInput.readDataToEndOfFile()) }
        var isDirectory: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
            throw Failure(description: "\(path): no such file")
        }
        guard !isDirectory.boolValue else { throw Failure(description: "\(path): is a folder; name the files in it") }
        if let size = try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int, size > limit {
            throw Failure(description: "\(path): \(size >> 20) MB is no single report")
        }
        guard let data = FileManager.default.contents(atPath: path) else {
            throw Failure(description: "\(path): cannot be read; is it yours to read?")
        }
        return [UInt8](data)
    }
}
