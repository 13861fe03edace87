/// Finds URLs, e-mail addresses, host names, file names and the like in a piece of text without white space.
struct AddressFinder {
    /// Longer pieces are no addresses; looking through them would only cost time.
    private static let longest = 2_048
    private static let schemes: [StaticString] = ["http://", "https://", "ftp://", "www."]
    private static let domains: Set<ShortWord> = [
        "com", "org", "net", "gov", "edu", "int", "info", "mil", "biz", "tv", "uk", "eu",
    ]
    private static let fileTypes: Set<ShortWord> = [
        "doc", "docx", "xls", "xlsx", "ppt", "pdf", "htm", "html", "txt", "zip", "exe", "jpg", "jpeg", "gif", "png",
        "mp3", "csv", "url", "rtf",
    ]

    let bytes: UnsafeBufferPointer<UInt8>

    /// - Returns: the address in `chunk`, less brackets, quotation marks and punctuation around it; `nil` if there is
    ///   none.
    func address(in chunk: Range<Int>) -> Range<Int>? {
        guard chunk.count <= Self.longest else { return nil }
        var start = chunk.lowerBound
        while start < chunk.upperBound, "([<\"'".utf8.contains(bytes[start]) { start += 1 }
        var stop = chunk.upperBound
        while stop > start, ".,;:!?)]>\"'".utf8.contains(bytes[stop - 1]) { stop -= 1 }
        guard stop - start >= 4 else { return nil }
        if bytes[stop - 2] == UInt8(ascii: "'"), bytes[stop - 1] == UInt8(ascii: "s") { stop -= 2 }
        let piece = start..<stop
        if Self.schemes.contains(where: { starts(piece, with: $0) }) { return piece }
        if let at = bytes[piece].firstIndex(of: UInt8(ascii: "@")) { return mail(in: piece, around: at) }
        return isHost(piece) || isFileName(piece) ? piece : nil
    }

    private func starts(_ piece: Range<Int>, with scheme: StaticString) -> Bool {
        piece.count > scheme.utf8CodeUnitCount
            && scheme.withUTF8Buffer { zip($0, bytes[piece]).allSatisfy { $0 == $1 | ($1 < 0x41 ? 0 : 0x20) } }
    }

    /// "name@example.org", "Name@COMPANY", or "@name" at the start.
    private func mail(in piece: Range<Int>, around at: Int) -> Range<Int>? {
        var start = at
        while start > piece.lowerBound, isNamePart(bytes[start - 1]) || "+%'".utf8.contains(bytes[start - 1]) {
            start -= 1
        }
        while start < at, !isAlphanumeric(bytes[start]) { start += 1 }
        var stop = at + 1
        while stop < piece.upperBound, isNamePart(bytes[stop]) { stop += 1 }
        while stop > at, !isAlphanumeric(bytes[stop - 1]) { stop -= 1 }
        guard stop > at + 1, start < at || start == piece.lowerBound, isLetter(bytes[at + 1]) else { return nil }
        return start..<stop
    }

    private func isHost(_ piece: Range<Int>) -> Bool {
        let name = bytes[piece].prefix { $0 != UInt8(ascii: "/") }
        guard name.allSatisfy(isNamePart), let dot = name.lastIndex(of: UInt8(ascii: ".")), dot > name.startIndex else {
            return false
        }
        if let ending = ShortWord(lowercasing: name[(dot + 1)...]), Self.domains.contains(ending) { return true }
        // "comp.lang.c": three parts or more, all in lower case.
        let parts = name.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return name.count == piece.count && parts.count >= 3
            && parts.allSatisfy { part in part.count >= 2 && part.allSatisfy { (0x61...0x7A).contains($0) } }
    }

    private func isFileName(_ piece: Range<Int>) -> Bool {
        let name = bytes[piece]
        guard let dot = name.lastIndex(of: UInt8(ascii: ".")), dot + 1 < piece.upperBound,
            let ending = ShortWord(lowercasing: name[(dot + 1)...]), Self.fileTypes.contains(ending)
        else { return false }
        return name.allSatisfy { isNamePart($0) || $0 == UInt8(ascii: "#") }
    }

    private func isNamePart(_ byte: UInt8) -> Bool {
        isAlphanumeric(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
    }

    private func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
    private func isAlphanumeric(_ byte: UInt8) -> Bool { isLetter(byte) || (0x30...0x39).contains(byte) }
}
