import ArgumentParser
import Coding
import Evaluation
import Foundation
import Knowledge
import Reports

struct EvaluateArticles: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "articles", abstract: "Score the text found in pages against gold (JSON Lines).",
        discussion: """
            Gold: {"id","url","html_gz","body"} a line; the page's path counts from the gold file's folder. F1 on \
            shingles of four words, as Zyte's article extraction benchmark has it.
            """)

    @Argument(help: "Gold file.")
    var file: String

    @Flag(help: "Print each page's own F1 and address.")
    var errors = false

    @Option(help: "Write the texts found there, one a file.")
    var output: String?

    @Flag(help: "Time the reader on all pages and print one JSON object.")
    var speed = false

    @OptionGroup var options: KnowledgeOptions

    func run() throws {
        let gold = try GoldArticle.read(try Input.bytes(of: file), file: file)
        let folder = URL(fileURLWithPath: file).deletingLastPathComponent()
        let reader = ReportReader(
            phrases: try Rapporteur.rolePhrases(of: try KnowledgeBase(try options.folder().files())))
        if speed { return try time(reader, try gold.map { try page($0, in: folder) }) }
        var score = ArticleScore()
        for article in gold {
            let bytes = try page(article, in: folder)
            let report = try? reader.read(bytes, id: article.id)
            let f1 = score.add(report, to: article, stated: StatedDay.find(in: bytes))
            if errors { print("\((f1 * 1000).rounded() / 1000)\t\(article.id)\t\(article.url ?? "")") }
            if let output, let report {
                let path = URL(fileURLWithPath: output).appendingPathComponent("\(article.id).txt")
                try Data(ArticleScore.body(of: report).utf8).write(to: path)
            }
        }
        print(score)
    }

    private func page(_ article: GoldArticle, in folder: URL) throws -> [UInt8] {
        try ReportReader.unpacked(try FileSource(folder.appendingPathComponent(article.page).path), id: article.page)
    }

    private func time(_ reader: ReportReader, _ pages: [[UInt8]]) throws {
        let bytes = pages.reduce(0) { $0 + $1.count }
        var read = 0
        let started = clock()
        var seconds = 0.0
        repeat {
            for page in pages { _ = try? reader.read(page, id: "page") }
            read += bytes
            seconds = Double(clock() - started) / Double(CLOCKS_PER_SEC)
        } while seconds < 2
        print(
            "{\"megabytes\":\(Double(read) / 1e6),\"seconds\":\(seconds),\"megabytesPerSecond\":\(Double(read) / 1e6 / seconds)}"
        )
    }
}
