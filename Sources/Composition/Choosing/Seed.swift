/// A seed, and what it adds to the worth of a unit: another seed, another story.
struct Seed {
    let value: UInt64

    /// The most that a seed adds to a unit's worth, in thousandths of a point.
    static let weight = 600

    /// A number from 0 to `weight` that depends on the seed and the name alone.
    func share(of name: String) -> Int { Int(number(of: name) % UInt64(Self.weight + 1)) }

    /// FNV-1a over seed and name, then the finaliser of SplitMix64: the same on every machine.
    func number(of name: String) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in "\(value):\(name)".utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        hash = (hash ^ (hash >> 30)) &* 0xBF58_476D_1CE4_E5B9
        hash = (hash ^ (hash >> 27)) &* 0x94D0_49BB_1331_11EB
        return hash ^ (hash >> 31)
    }

    /// One of several choices.
    func choice<Element>(of options: [Element], for name: String) -> Element? {
        options.isEmpty ? nil : options[Int(number(of: name) % UInt64(options.count))]
    }
}
