/// A quantity where it stands in its sentence.
struct FoundQuantity: Sendable {
    var quantity: Quantity
    /// The token that stands for it in the tree: the counted noun, the unit, or the number alone.
    var head: Int
    var tokens: Range<Int>
}
