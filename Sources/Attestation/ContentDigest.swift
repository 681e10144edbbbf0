internal import Crypto

/// The SHA-256 digest of some content, by which a fragment, a policy or a ledger entry is recognised.
public struct ContentDigest: Hashable, Sendable, CustomStringConvertible {
    /// 64 lower-case hexadecimal digits.
    public let hexadecimal: String

    /// Digests bytes.
    public init(of bytes: some Sequence<UInt8>) {
        hexadecimal = SHA256.hash(data: Array(bytes)).reduce(into: "") { text, byte in
            text += String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
        }
    }

    /// Digests the UTF-8 bytes of a text.
    public init(of text: String) { self.init(of: text.utf8) }

    /// `sha256:` and the digits.
    public var description: String { "sha256:\(hexadecimal)" }
}
