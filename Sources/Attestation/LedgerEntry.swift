/// One line of the ledger: what was done to what, chained to the line before it.
public struct LedgerEntry: Hashable, Sendable, Codable {
    /// The digest that the first entry is chained to.
    public static let origin = String(repeating: "0", count: 64)

    /// Its place, from 1.
    public let sequence: Int
    /// What was done, such as `import`.
    public let action: String
    /// To what, by id or by a short description.
    public let subject: String
    /// The facts of it: canonical JSON or plain words, without quotations and without names of participants.
    public let detail: String
    /// When, as whoever wrote the entry said; `nil` where nobody did.
    public let time: String?
    /// The digest of the entry before it, 64 hexadecimal digits.
    public let previous: String
    /// The digest of this entry, 64 hexadecimal digits.
    public let digest: String

    /// Keeps an entry as it was stored. Whether its digest fits is for ``LedgerVerification`` to say.
    public init(
        sequence: Int, action: String, subject: String, detail: String, time: String?, previous: String, digest: String
    ) {
        self.sequence = sequence
        self.action = action
        self.subject = subject
        self.detail = detail
        self.time = time
        self.previous = previous
        self.digest = digest
    }

    /// Writes the entry that follows `last`, or the first one.
    public init(after last: LedgerEntry?, action: String, subject: String, detail: String, time: String? = nil) {
        let sequence = (last?.sequence ?? 0) + 1
        let previous = last?.digest ?? Self.origin
        self.init(
            sequence: sequence, action: action, subject: subject, detail: detail, time: time, previous: previous,
            digest: Self.digest(
                sequence: sequence, action: action, subject: subject, detail: detail, time: time, previous: previous))
    }

    /// The digest that the fields of this entry give.
    public var expectedDigest: String {
        Self.digest(
            sequence: sequence, action: action, subject: subject, detail: detail, time: time, previous: previous)
    }

    /// Digests every field behind its length, so that no two entries share an encoding.
    private static func digest(
        sequence: Int, action: String, subject: String, detail: String, time: String?, previous: String
    ) -> String {
        var bytes = Array("vignette ledger entry, version 1\n".utf8)
        func append(_ number: Int) {
            for shift in stride(from: 56, through: 0, by: -8) {
                bytes.append(UInt8(truncatingIfNeeded: UInt64(bitPattern: Int64(number)) >> UInt64(shift)))
            }
        }
        func append(_ text: String) {
            append(text.utf8.count)
            bytes += text.utf8
        }
        append(sequence)
        append(previous)
        append(action)
        append(subject)
        append(detail)
        bytes.append(time == nil ? 0 : 1)
        if let time { append(time) }
        return ContentDigest(of: bytes).hexadecimal
    }
}
