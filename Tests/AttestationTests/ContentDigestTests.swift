import Attestation
import Testing

@Suite struct ContentDigestTests {
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    ])
    func `is SHA-256 in hexadecimal digits`(text: String, expected: String) {
        #expect(ContentDigest(of: text).hexadecimal == expected)
        #expect(ContentDigest(of: Array(text.utf8)).description == "sha256:\(expected)")
    }

    @Test func `texts that look alike have digests of their own`() {
        #expect(ContentDigest(of: "caf\u{E9}") != ContentDigest(of: "cafe\u{301}"))
    }
}
