import CZlib

/// The bytes that gzip packed; members that follow one another, as in WARC files, are one stream.
final class GzipSource: ByteSource {
    private static let chunk = 1 << 17

    private let packed: any ByteSource
    private let id: String
    private let stream: UnsafeMutablePointer<z_stream>
    private var input: [UInt8] = []
    private var used = 0
    /// Packed bytes before `input`.
    private var before = 0
    private var isBetweenMembers = true
    private var members = 0
    private var isOver = false
    private var failure: ReportError?

    init(_ packed: any ByteSource, id: String) {
        self.packed = packed
        self.id = id
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        // 15 bits of window, and 16 for gzip's own header.
        inflateInit2_(stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    }

    deinit {
        inflateEnd(stream)
        stream.deallocate()
    }

    func next() throws(ReportError) -> [UInt8]? {
        while !isOver {
            if used == input.count {
                before += input.count
                (input, used) = (try packed.next() ?? [], 0)
                if input.isEmpty {
                    isOver = true
                    if isBetweenMembers { return nil }
                    throw fault("ends in the middle of packed data; what came before is kept")
                }
            }
            // Zeros pad the members of some archives.
            if isBetweenMembers {
                while used < input.count, input[used] == 0 { used += 1 }
                if used == input.count { continue }
            }
            let (output, code) = step()
            switch code {
            case Z_OK, Z_BUF_ERROR: isBetweenMembers = false
            case Z_STREAM_END:
                isBetweenMembers = true
                members += 1
                inflateReset(stream)
            default:
                isOver = true
                // What follows a whole member and is none is no loss.
                if isBetweenMembers, members > 0, output.isEmpty { return nil }
                if output.isEmpty { throw fault("is damaged; what came before is kept") }
                failure = fault("is damaged; what came before is kept")
            }
            if !output.isEmpty { return output }
        }
        if let failure {
            self.failure = nil
            throw failure
        }
        return nil
    }

    private func fault(_ what: String) -> ReportError {
        ReportError(id: id, message: "gzip \(what) (byte \(before + used))", reason: .damaged)
    }

    private func step() -> (output: [UInt8], code: Int32) {
        var code = Z_OK
        let available = input.count - used
        let output = [UInt8](unsafeUninitializedCapacity: Self.chunk) { buffer, count in
            input.withUnsafeMutableBufferPointer { input in
                stream.pointee.next_in = input.baseAddress?.advanced(by: used)
                stream.pointee.avail_in = UInt32(available)
                stream.pointee.next_out = buffer.baseAddress
                stream.pointee.avail_out = UInt32(Self.chunk)
                code = inflate(stream, Z_NO_FLUSH)
            }
            count = Self.chunk - Int(stream.pointee.avail_out)
        }
        used += available - Int(stream.pointee.avail_in)
        return (output, code)
    }
}
