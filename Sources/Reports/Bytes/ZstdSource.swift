import CZstd

/// The bytes that Zstandard packed; frames that follow one another are one stream.
final class ZstdSource: ByteSource {
    private let packed: any ByteSource
    private let id: String
    private let stream: OpaquePointer?
    private var input: [UInt8] = []
    private var used = 0
    private var before = 0
    /// What the library still wants for the frame; 0 between frames.
    private var wanted = 0
    private var isOver = false

    init(_ packed: any ByteSource, id: String) {
        self.packed = packed
        self.id = id
        stream = ZSTD_createDStream()
    }

    deinit { ZSTD_freeDStream(stream) }

    func next() throws(ReportError) -> [UInt8]? {
        while !isOver {
            if used == input.count {
                before += input.count
                (input, used) = (try packed.next() ?? [], 0)
                if input.isEmpty {
                    isOver = true
                    if wanted == 0 { return nil }
                    throw fault("ends in the middle of packed data; what came before is kept")
                }
            }
            let output = step()
            if ZSTD_isError(wanted) != 0 {
                isOver = true
                throw fault("is damaged; what came before is kept")
            }
            if !output.isEmpty { return output }
        }
        return nil
    }

    private func fault(_ what: String) -> ReportError {
        ReportError(id: id, message: "Zstandard data \(what) (byte \(before + used))", reason: .damaged)
    }

    private func step() -> [UInt8] {
        let size = ZSTD_DStreamOutSize()
        return [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            input.withUnsafeBytes { bytes in
                var source = ZSTD_inBuffer(src: bytes.baseAddress, size: bytes.count, pos: used)
                var target = ZSTD_outBuffer(dst: buffer.baseAddress, size: size, pos: 0)
                wanted = ZSTD_decompressStream(stream, &target, &source)
                used = source.pos
                count = target.pos
            }
        }
    }
}
