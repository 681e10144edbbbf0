/// A run of decimal digits, no longer than any register's number, and its check digits.
struct Digits {
    /// How many digits are kept: one more than a payment card has.
    static let most = 20

    /// Four bits a digit, the first the lowest: sixteen, and what follows of those that any check looks at.
    private var beginning: UInt64 = 0
    private var rest: UInt64 = 0
    /// How many there are.
    private(set) var count = 0
    /// The first.
    var first: Int? { count > 0 ? self[0] : nil }

    private subscript(place: Int) -> Int {
        Int(truncatingIfNeeded: place < 16 ? beginning >> UInt64(4 * place) : rest >> UInt64(4 * (place - 16))) & 15
    }

    /// Adds the digits of a token, as many as are kept.
    ///
    /// - Returns: whether all of it are digits of ASCII.
    mutating func append(_ bytes: String.UTF8View) -> Bool {
        for byte in bytes.prefix(Self.most) {
            guard (0x30...0x39).contains(byte) else { return false }
            if count < 16 {
                beginning |= UInt64(byte - 0x30) << UInt64(4 * count)
            } else if count < 32 {
                rest |= UInt64(byte - 0x30) << UInt64(4 * (count - 16))
            }
            count += 1
        }
        return true
    }

    private var areAllEqual: Bool { (0..<count).allSatisfy { self[$0] == self[0] } }

    /// Whether the tenth digit checks nine: modulus 11 (NHS Data Dictionary).
    var isNHSNumber: Bool {
        guard count == 10, !areAllEqual else { return false }
        var sum = 0
        for place in 0..<9 { sum += self[place] * (10 - place) }
        let check = (11 - sum % 11) % 11
        return check != 10 && check == self[9]
    }

    /// Whether the last digit checks the others: modulus 10 (Luhn, ISO/IEC 7812).
    var isLuhn: Bool {
        guard count > 0, !areAllEqual else { return false }
        var sum = 0
        for place in 0..<count {
            let digit = self[place]
            let isDoubled = (count - 1 - place) % 2 == 1
            sum += isDoubled ? (digit > 4 ? digit * 2 - 9 : digit * 2) : digit
        }
        return sum % 10 == 0
    }
}
