/// By what a finding is known again after the lines around it have moved: the rule, the file, the block it stands in, and
/// which of the block's findings of that rule it is.
public struct FindingIdentity: Hashable, Sendable {
    /// The rule's id.
    public let rule: String
    /// The file, from the folder of the waivers.
    public let file: String
    /// 16 hexadecimal digits of the keyed digest of the whole block.
    public let block: String
    /// Counted from 1 over the findings of the rule in blocks of the same text.
    public let ordinal: Int

    /// Names a finding.
    public init(rule: String, file: String, block: String, ordinal: Int) {
        self.rule = rule
        self.file = file
        self.block = block
        self.ordinal = ordinal
    }
}

extension FindingIdentity: Comparable {
    /// Orders by file, rule, block and ordinal.
    public static func < (left: Self, right: Self) -> Bool {
        (left.file, left.rule, left.block, left.ordinal) < (right.file, right.rule, right.block, right.ordinal)
    }
}
