internal import Crypto

/// The SHA-256 digest of some content, by which a fragment, a policy or a ledger entry is recognised.
public struct ContentDigest: Hashable, Sendable, CustomStringConvertible {
    /// 64 lower-case hexadecimal digits.
    public let hexadecimal: String

    /// Digests bytes.
    public init(of bytes: some Sequence<UInt8>) {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        text.reserveCapacity(64)
        for byte in SHA256.hash(data: Array(bytes)) {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        hexadecimal = String(decoding: text, as: UTF8.self)
    }

    /// Digests the UTF-8 bytes of a text.
    public init(of text: String) { self.init(of: text.utf8) }

    /// `sha256:` and the digits.
    public var description: String { "sha256:\(hexadecimal)" }
}
