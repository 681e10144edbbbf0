/// A run of decimal digits, no longer than any register's number, and its check digits.
struct Digits {
    /// How many digits are kept: one more than a payment card has.
    static let most = 20

    private var values: [UInt8] = []

    /// How many there are.
    var count: Int { values.count }
    /// The first.
    var first: UInt8? { values.first }

    init() { values.reserveCapacity(Self.most) }

    /// Adds the digits of a token, as many as are kept.
    ///
    /// - Returns: whether all of it are digits of ASCII.
    mutating func append(_ bytes: String.UTF8View) -> Bool {
        for byte in bytes.prefix(Self.most) {
            guard (0x30...0x39).contains(byte) else { return false }
            values.append(byte - 0x30)
        }
        return true
    }

    private var areAllEqual: Bool { values.allSatisfy { $0 == values[0] } }

    /// Whether the tenth digit checks nine: modulus 11 (NHS Data Dictionary).
    var isNHSNumber: Bool {
        guard values.count == 10, !areAllEqual else { return false }
        var sum = 0
        for place in 0..<9 { sum += Int(values[place]) * (10 - place) }
        let check = (11 - sum % 11) % 11
        return check != 10 && check == Int(values[9])
    }

    /// Whether the last digit checks the others: modulus 10 (Luhn, ISO/IEC 7812).
    var isLuhn: Bool {
        guard !values.isEmpty, !areAllEqual else { return false }
        var sum = 0
        for place in values.indices {
            let digit = Int(values[place])
            let isDoubled = (values.count - 1 - place) % 2 == 1
            sum += isDoubled ? (digit > 4 ? digit * 2 - 9 : digit * 2) : digit
        }
        return sum % 10 == 0
    }
}
