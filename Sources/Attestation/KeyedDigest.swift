internal import Crypto

/// The HMAC-SHA256 of some content under a key: the same content has another digest in another place, so that lists of
/// digests cannot be compared.
public struct KeyedDigest: Hashable, Sendable {
    /// 64 lower-case hexadecimal digits.
    public let hexadecimal: String

    /// Digests the UTF-8 bytes of a text.
    public init(of text: String, key: [UInt8]) {
        let code = HMAC<SHA256>.authenticationCode(for: Array(text.utf8), using: SymmetricKey(data: key))
        let digits = Array("0123456789abcdef".utf8)
        hexadecimal = String(
            decoding: code.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}
