#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Distances on a sphere of the Earth's mean radius.
public enum GreatCircle {
    /// Kilometres between two points given in degrees, by the haversine formula.
    public static func kilometres(
        from one: (latitude: Double, longitude: Double), to other: (latitude: Double, longitude: Double)
    ) -> Double {
        let radians = Double.pi / 180
        let height = sin((other.latitude - one.latitude) * radians / 2)
        let width = sin((other.longitude - one.longitude) * radians / 2)
        let chord =
            height * height + cos(one.latitude * radians) * cos(other.latitude * radians) * width * width
        return 2 * 6371.0088 * asin(min(1, chord.squareRoot()))
    }
}
