/// What a walk along the ledger's chain found.
///
/// The chain shows every change, removal and insertion before its last entry. It cannot show that entries were cut off
/// at the end, or that everything was written anew: for that, compare ``head`` with one that was noted elsewhere.
public struct LedgerVerification: Hashable, Sendable {
    /// The first place at which the chain does not hold.
    public struct Fault: Hashable, Sendable, CustomStringConvertible {
        /// What is wrong there.
        public enum Kind: Hashable, Sendable {
            /// The entry has another number than its place.
            case sequence
            /// The entry is chained to another digest than that of the entry before it.
            case previous
            /// The fields of the entry do not give its digest.
            case digest
        }

        /// The place in the ledger, from 1.
        public let place: Int
        /// What is wrong.
        public let kind: Kind

        /// Describes a fault.
        public init(place: Int, kind: Kind) {
            self.place = place
            self.kind = kind
        }

        /// One sentence.
        public var description: String {
            switch kind {
            case .sequence: "entry \(place) bears another number: an entry was removed, added or moved"
            case .previous: "entry \(place) does not follow from the entry before it"
            case .digest: "entry \(place) was changed after it was written"
            }
        }
    }

    /// How many entries there are.
    public let entries: Int
    /// The digest of the last entry, or the origin where there is none.
    public let head: String
    /// The first place at which the chain is broken; `nil` where it holds.
    public let fault: Fault?

    /// Whether the chain holds from its first entry to its last.
    public var holds: Bool { fault == nil }

    /// Walks along entries in the order in which they were stored.
    public init(of entries: [LedgerEntry]) {
        self.entries = entries.count
        head = entries.last?.digest ?? LedgerEntry.origin
        fault = Self.firstFault(in: entries)
    }

    private static func firstFault(in entries: [LedgerEntry]) -> Fault? {
        var previous = LedgerEntry.origin
        for (index, entry) in entries.enumerated() {
            let place = index + 1
            if entry.sequence != place { return Fault(place: place, kind: .sequence) }
            if entry.previous != previous { return Fault(place: place, kind: .previous) }
            if entry.digest != entry.expectedDigest { return Fault(place: place, kind: .digest) }
            previous = entry.digest
        }
        return nil
    }
}
