import Foundation
import Reports

/// Tables as other data sets come: quoted and with tabs, in any charset. What holds for every row is checked.
@_cdecl("LLVMFuzzerTestOneInput")
public func readAnyTable(_ data: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
    let bytes = Array(UnsafeBufferPointer(start: data, count: count))
    for form in [TableReader.Form.quoted, .tabs] {
        guard let table = try? TableReader(MemorySource(bytes), name: "fuzz", form: form) else { continue }
        var last = 0
        for case .success(let row) in table {
            precondition(row.line > last, "lines run backwards")
            precondition(!row.fields.isEmpty && row.fields.allSatisfy { !$0.utf8.contains(0) }, "a zero came through")
            last = row.line
        }
    }
    return 0
}
