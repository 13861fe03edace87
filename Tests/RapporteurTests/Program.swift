import Foundation

/// The built program, run as a user does.
enum Program {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    struct Outcome {
        var output: String
        var complaint: String
        var code: Int32
    }

    /// The program beside the test bundle.
    private static var executable: URL {
        let bundle = CommandLine.arguments[0]
        var folder = URL(fileURLWithPath: bundle).deletingLastPathComponent()
        while folder.path != "/",
            !FileManager.default.isExecutableFile(atPath: folder.appendingPathComponent("rapporteur").path)
        {
            folder.deleteLastPathComponent()
        }
        if folder.path != "/" { return folder.appendingPathComponent("rapporteur") }
        return root.appendingPathComponent(".build/debug/rapporteur")
    }

    /// The program ready to start, in the root of the project.
    static func process(_ arguments: [String]) -> Process {
        let process = Process()
        process.executableURL = executable
        process.arguments = arguments
        process.currentDirectoryURL = root
        process.environment = ProcessInfo.processInfo.environment.merging(
            ["RAPPORTEUR_KNOWLEDGE": root.appendingPathComponent("Knowledge").path]) { $1 }
        return process
    }

    static func run(_ arguments: [String], input: String = "") throws -> Outcome {
        let process = process(arguments)
        let (stdin, stdout, stderr) = (Pipe(), Pipe(), Pipe())
        process.standardInput = stdin
        process.standardOutput = stdout
        process.standardError = stderr
        try process.run()
        stdin.fileHandleForWriting.write(Data(input.utf8))
        try stdin.fileHandleForWriting.close()
        let output = stdout.fileHandleForReading.readDataToEndOfFile()
        let complaint = stderr.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return Outcome(
            output: String(decoding: output, as: UTF8.self), complaint: String(decoding: complaint, as: UTF8.self),
            code: process.terminationStatus)
    }
}
