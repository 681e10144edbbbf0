/// Rules about waivers, and about the policy that reports are checked by.
extension RuleDescription {
    static let unreasonedWaiver = RuleDescription(
        name: "waiver without reason",
        level: .error,
        summary: "A waiver that does not say which rule, why, or who.",
        details:
            "A waiver names a rule that exists, a reason of 10 characters or more, and a person. One that does not, or "
            + "that holds a key that is not known, waives nothing.",
        example: "<!-- gate:allow VG203 until=2027-01-31 -->",
        remedy: "Write the rule, until=, by= and reason=\"…\", or take the waiver out.",
        precision: .exact,
        tags: ["waivers"])

    static let expiredWaiver = RuleDescription(
        name: "waiver expired",
        level: .error,
        summary: "A waiver whose last day is over, or cannot be read.",
        details:
            "The last day is inclusive. A date that is missing, that no calendar has, or that lies more than 366 days "
            + "ahead counts as expired. The waived finding is shown again.",
        example: "until=2027-02-30",
        remedy: "Judge the finding anew: mend it, or write a new waiver.",
        precision: .exact,
        tags: ["waivers"])

    static let unusedWaiver = RuleDescription(
        name: "unused waiver",
        level: .warning,
        summary: "A waiver of a finding that is not there.",
        details:
            "It would hide the next finding in its place. Where the rule depends on what only the study knows and no "
            + "study is at hand, it is a note.",
        example: "A waiver before a paragraph that was reworded.",
        remedy: "Take the waiver out.",
        precision: .exact,
        tags: ["waivers"])

    static let unwaivableRule = RuleDescription(
        name: "rule cannot be waived",
        level: .error,
        summary: "A waiver of a rule that no waiver can set aside.",
        details:
            "VG101 to VG104, VG201, VG501 to VG509 and the rules on waivers themselves ask for another text, or for a "
            + "policy that somebody approves, not for an exception.",
        example: "<!-- gate:allow VG201 … -->",
        remedy: "Mend the finding, or change the policy where that can be answered for.",
        precision: .exact,
        tags: ["waivers"])

    static let weakerPolicy = RuleDescription(
        name: "policy weaker than its base",
        level: .error,
        summary: "A value of the policy asks for less than the base policy does.",
        details:
            "Each value of the effective policy is compared with that of --base-policy, such as the policy of the branch "
            + "that a change goes into. Documentation/gate.md tells for each key which direction is weaker. A value that "
            + "cannot be compared, such as another folder of lexicons, counts as weaker.",
        example: "contributors.minimum: 4, where the base says 5",
        remedy: "Put the value back, or have the change approved and waived.",
        precision: .exact,
        tags: ["policy"])
}
