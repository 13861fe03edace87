import CKernels

/// The processor instructions that networks run on. Every choice gives the same bits; they differ in speed only.
public enum Kernels: String, Sendable, CaseIterable {
    /// Plain C, for every processor: the twin that the others are tested against.
    case scalar
    case sse2
    case avx2
    case avx512

    /// The fastest that this processor has.
    public static let best: Kernels = allCases.last { $0.isSupported } ?? .scalar

    public var isSupported: Bool { kernel_target_is_supported(target) != 0 }

    var target: kernel_target {
        switch self {
        case .scalar: kernel_target_scalar
        case .sse2: kernel_target_sse2
        case .avx2: kernel_target_avx2
        case .avx512: kernel_target_avx512
        }
    }
}
