import ArgumentParser
import Reports

/// What the user says of the reports to read.
struct InputOptions: ParsableArguments {
    @Option(
        name: .customLong("input-format"),
        help: "text, html, feed, warc, jsonl or csv, where their content alone misleads.")
    var format: InputFormat?

    @Option(help: "The column of a table that holds the text: its name, or its number from 1 on.")
    var textColumn: String?

    @Option(help: "Charset of the reports, where they are not UTF-8 and do not say.")
    var charset: String?

    @Flag(help: "Stop at the first report that cannot be read, instead of going on without it.")
    var strict = false
}

extension InputFormat: ExpressibleByArgument {}
