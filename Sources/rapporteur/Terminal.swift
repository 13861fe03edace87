import Foundation

/// What the command line knows of its terminal.
enum Terminal {
    static var isOutputTerminal: Bool { isatty(STDOUT_FILENO) == 1 }
    static var isErrorTerminal: Bool { isatty(STDERR_FILENO) == 1 }
    static var isInputTerminal: Bool { isatty(STDIN_FILENO) == 1 }

    /// Columns of the terminal, 100 where there is none.
    static var width: Int {
        var size = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 100 }
        return Int(size.ws_col)
    }

    /// One line on standard error.
    static func complain(_ message: String) {
        FileHandle.standardError.write(Data((message + "\n").utf8))
    }

    static func write(_ text: String) {
        FileHandle.standardOutput.write(Data(text.utf8))
    }
}

/// How far a long batch has come: a bar on a terminal, a line every so often elsewhere, nothing for short work.
struct Progress {
    private let total: Int
    private let noun: String
    private let start = ContinuousClock.now
    private var shown = ContinuousClock.now
    private var isVisible = false

    init(total: Int, noun: String) {
        self.total = total
        self.noun = noun
    }

    mutating func advance(to done: Int) {
        let now = ContinuousClock.now
        let pause: Duration = Terminal.isErrorTerminal ? .milliseconds(100) : .seconds(10)
        guard now - start > .seconds(1), now - shown > pause else { return }
        shown = now
        isVisible = true
        let count = total > 0 ? "\(done)/\(total)" : "\(done)"
        if Terminal.isErrorTerminal {
            let filled = total > 0 ? done * 30 / total : 0
            let bar = String(repeating: "#", count: filled) + String(repeating: ".", count: 30 - filled)
            FileHandle.standardError.write(Data("\r[\(bar)] \(count) \(noun)".utf8))
        } else {
            Terminal.complain("\(count) \(noun)")
        }
    }

    func finish() { clear() }

    /// Makes way for a line.
    func clear() {
        if isVisible, Terminal.isErrorTerminal { FileHandle.standardError.write(Data("\r\u{1B}[K".utf8)) }
    }
}
