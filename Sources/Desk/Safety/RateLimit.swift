import Synchronization

/// Lets every address ask so often, and a little more at once.
final class RateLimit: Sendable {
    private struct Bucket {
        var left: Double
        var filled: Double
    }

    private let perSecond: Double
    private let buckets = Mutex<[String: Bucket]>([:])
    /// Addresses remembered at most.
    private static let most = 4_096

    init(perSecond: Double) { self.perSecond = perSecond }

    /// - Parameter now: seconds since any fixed moment.
    func allows(_ address: String, now: Double) -> Bool {
        buckets.withLock { buckets in
            if buckets.count >= Self.most, buckets[address] == nil {
                buckets = buckets.filter { now - $0.value.filled < 10 }
                if buckets.count >= Self.most { return false }
            }
            var bucket = buckets[address] ?? Bucket(left: 2 * perSecond, filled: now)
            bucket.left = min(2 * perSecond, bucket.left + max(0, now - bucket.filled) * perSecond)
            bucket.filled = now
            defer { buckets[address] = bucket }
            guard bucket.left >= 1 else { return false }
            bucket.left -= 1
            return true
        }
    }
}
