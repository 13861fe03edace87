extension Sentence {
    /// The tree in one line a token, dependents indented beneath their heads:
    ///
    ///     voted  VERB root
    ///       Council  PROPN nsubj
    public var drawing: String {
        var children = [[Int]](repeating: [], count: tokens.count)
        var roots: [Int] = []
        for (position, token) in tokens.enumerated() {
            if let head = token.head { children[head].append(position) } else { roots.append(position) }
        }
        var lines: [String] = []
        var pending = roots.reversed().map { (position: $0, depth: 0) }
        while let (position, depth) = pending.popLast() {
            let token = tokens[position]
            lines.append(
                String(repeating: "  ", count: depth) + "\(token.form)  \(token.upos.rawValue) \(token.deprel.rawValue)"
            )
            pending += children[position].reversed().map { ($0, depth + 1) }
        }
        return lines.joined(separator: "\n")
    }
}
