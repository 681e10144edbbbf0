import Testing

@testable import Redaction

@Suite struct DigitsTests {
    private func digits(_ groups: String...) -> Digits {
        var digits = Digits()
        for group in groups {
            let areDigits = digits.append(group.utf8)
            #expect(areDigits)
        }
        return digits
    }

    @Test func `counts digits and knows the first`() {
        #expect(Digits().first == nil)
        #expect(digits("07700", "900", "123").count == 11)
        #expect(digits("07700", "900", "123").first == 0)
        #expect(digits("9123456789123456789").count == 19)
        #expect(digits("9123456789123456789", "91234567891234567890").count == 39)
    }

    @Test func `takes only digits of ASCII`() {
        var digits = Digits()
        let areDigits = digits.append("12٣".utf8)
        #expect(!areDigits)
    }

    @Test(arguments: [("9434765919", true), ("9434765918", false), ("4444444444", false), ("943476591", false)])
    func `checks NHS numbers`(number: String, isRight: Bool) {
        #expect(digits(number).isNHSNumber == isRight)
    }

    @Test(arguments: [
        ("4539578763621486", true), ("4539578763621487", false), ("6304123456789012347", true),
        ("6304123456789012348", false), ("0000000000000", false),
    ])
    func `checks payment cards of up to nineteen digits`(number: String, isRight: Bool) {
        #expect(digits(number).isLuhn == isRight)
    }
}
