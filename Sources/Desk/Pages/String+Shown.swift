/// Words as pages show them.
extension String {
    /// With one space for any white space.
    var onOneLine: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }

    var nonEmpty: String? { isEmpty ? nil : self }

    /// The name of a report without the folders or the site that it comes from.
    var lastOfPath: String { split(separator: "/").last.map(String.init) ?? self }
}
