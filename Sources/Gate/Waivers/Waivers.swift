import Input
public import Publication

/// What is needed to tell which findings are waived: the file of waivers, the day, and what the gate itself may not do.
public struct Waivers: Sendable {
    /// The file of waivers, where there is one.
    public var file: WaiverFile?
    /// The day by which waivers are judged.
    public var today: CalendarDay
    /// The keyed digest of a text, as hexadecimal digits.
    public var digest: @Sendable (_ text: String, _ key: [UInt8]) -> String
    /// The name of a file from the folder of the waivers.
    public var name: @Sendable (_ file: String) -> String
    /// Whether a file, named from the folder of the waivers, is there.
    public var exists: @Sendable (_ file: String) -> Bool

    /// Keeps what is needed.
    public init(
        file: WaiverFile? = nil, today: CalendarDay,
        digest: @escaping @Sendable (String, [UInt8]) -> String,
        name: @escaping @Sendable (String) -> String = { $0 },
        exists: @escaping @Sendable (String) -> Bool = { _ in true }
    ) {
        self.file = file
        self.today = today
        self.digest = digest
        self.name = name
        self.exists = exists
    }
}

/// A finding that stands in no report, with the text by which a waiver knows it again.
public struct OuterFinding: Sendable {
    /// The finding.
    public let finding: Finding
    /// Its text.
    public let text: String

    /// Keeps a finding.
    public init(_ finding: Finding, text: String) {
        self.finding = finding
        self.text = text
    }
}

/// A finding that a waiver accepts.
public struct WaivedFinding: Hashable, Sendable {
    /// What is accepted.
    public let finding: Finding
    /// The last day, inclusive.
    public let until: CalendarDay
    /// How many days are left, 0 on the last one.
    public let daysLeft: Int
    /// The file that the waiver stands in, and the line.
    public let waiver: String
}

/// What is left of findings after waivers.
public struct Judgement: Sendable {
    /// The findings that nobody has accepted, and what is wrong with waivers.
    public let findings: [Finding]
    /// The findings that somebody has accepted.
    public let waived: [WaivedFinding]
}

extension Gate {
    /// Everything found in the reports that no waiver accepts, and what is wrong with the waivers.
    ///
    /// - Parameters:
    ///   - files: the reports.
    ///   - outer: findings of other origin that waivers may accept.
    ///   - waivers: the file of waivers and the day.
    /// - Returns: what is open, and what is accepted.
    public func judge(_ files: [CheckedFile], outer: [OuterFinding] = [], by waivers: Waivers) -> Judgement {
        let judge = WaiverJudge(files: files, outer: outer, waivers: waivers, hasStudy: study != nil)
        return judge.judgement(of: check(files) + outer.map(\.finding))
    }

    /// By what each finding of a judgement is known again.
    public func identities(
        of judgement: Judgement, in files: [CheckedFile], outer: [OuterFinding] = [], by waivers: Waivers
    ) -> [Finding: FindingIdentity] {
        let judge = WaiverJudge(files: files, outer: outer, waivers: waivers, hasStudy: study != nil)
        // Those that are waived already count too.
        let all = (judgement.findings + judgement.waived.map(\.finding)).sorted()
        return Dictionary(zip(all, judge.identities(of: all)), uniquingKeysWith: { first, _ in first })
    }
}

/// Lays waivers over findings.
private struct WaiverJudge {
    private let waivers: Waivers
    private let hasStudy: Bool
    private let units: [String: BlockUnits]
    private let outer: [Finding: String]
    /// The names of all files that were given, read or not.
    private let checked: Set<String>
    private let inline: [Waiver]
    /// The comments that are waivers.
    private let marks: Set<Spot>

    private struct Spot: Hashable {
        let file: String
        let place: Place
    }

    init(files: [CheckedFile], outer: [OuterFinding], waivers: Waivers, hasStudy: Bool) {
        self.waivers = waivers
        self.hasStudy = hasStudy
        self.outer = Dictionary(outer.map { ($0.finding, $0.text) }, uniquingKeysWith: { first, _ in first })
        var units: [String: BlockUnits] = [:]
        var inline: [Waiver] = []
        var marks: Set<Spot> = []
        for case .document(let document) in files {
            let own = BlockUnits(document)
            units[document.name] = own
            for (mark, block, stretch) in own.marks() {
                let places = document.places(of: block)
                marks.insert(Spot(file: document.name, place: places.start))
                inline.append(
                    Waiver(
                        rule: mark.rule, reason: mark.reason, person: mark.person, until: mark.until,
                        target: .stretch(stretch), file: document.name, place: places.start, end: places.end))
            }
        }
        self.units = units
        self.inline = inline
        self.marks = marks
        checked = Set(files.map(\.name) + outer.map(\.finding.file))
    }

    func judgement(of all: consuming [Finding]) -> Judgement {
        let sorted = all.sortedOnce()
        let filed = waivers.file?.waivers ?? []
        if inline.isEmpty, filed.isEmpty { return Judgement(findings: sorted, waived: []) }
        let findings = sorted.filter { finding in
            // A waiver is no comment that somebody forgot.
            finding.rule != Rule.comment.rawValue
                || !marks.contains(
                    Spot(file: finding.file, place: Place(line: finding.line, column: finding.column)))
        }
        let identities = filed.isEmpty ? [] : identities(of: findings)
        var byIdentity: [FindingIdentity: Waiver] = [:]
        var stretches: [RuleInFile: [(stretch: Range<Place>, waiver: Waiver)]] = [:]
        var open: [Finding] = []
        var waived: [WaivedFinding] = []
        var used: Set<Waiver> = []
        for waiver in inline + filed {
            if let defect = waiver.defect(on: waivers.today) {
                open.append(finding(for: defect, in: waiver))
                used.insert(waiver)
                continue
            }
            switch waiver.target {
            case .finding(let identity): byIdentity[identity] = waiver
            case .stretch(let stretch):
                stretches[RuleInFile(rule: waiver.rule, file: waiver.file), default: []].append((stretch, waiver))
            }
        }
        for (index, finding) in findings.enumerated() {
            let inside = Self.waivers(
                of: finding, among: stretches[RuleInFile(rule: finding.rule, file: finding.file)] ?? [])
            let named = identities.isEmpty ? nil : byIdentity[identities[index]]
            let accepting = inside + (named.map { [$0] } ?? [])
            used.formUnion(accepting)
            guard let waiver = accepting.first, let last = waiver.until.flatMap({ CalendarDay($0) }) else {
                open.append(finding)
                continue
            }
            waived.append(
                WaivedFinding(
                    finding: finding, until: last, daysLeft: last - waivers.today,
                    waiver: "\(waiver.file):\(waiver.place.line)"))
        }
        open += (inline + filed).filter { !used.contains($0) }.compactMap(unused)
        return Judgement(findings: open.sortedOnce(), waived: waived)
    }

    private struct RuleInFile: Hashable {
        let rule: String
        let file: String
    }

    /// The waivers whose stretch holds a finding. Stretches are in the order of the file; several marks before one block
    /// have the same.
    private static func waivers(
        of finding: Finding, among stretches: [(stretch: Range<Place>, waiver: Waiver)]
    ) -> [Waiver] {
        let place = Place(line: finding.line, column: finding.column)
        var low = 0
        var high = stretches.count
        while low < high {
            let middle = (low + high) / 2
            if stretches[middle].stretch.lowerBound <= place { low = middle + 1 } else { high = middle }
        }
        guard low > 0 else { return [] }
        let nearest = stretches[low - 1].stretch
        guard nearest.contains(place) else { return [] }
        return stretches[..<low].reversed().prefix { $0.stretch == nearest }.reversed().map(\.waiver)
    }

    func identities(of findings: [Finding]) -> [FindingIdentity] {
        let salt = waivers.file?.salt ?? []
        var texts: [String: BlockTexts] = [:]
        func text(of finding: Finding) -> String {
            if let text = outer[finding] { return text }
            guard let own = texts[finding.file] ?? units[finding.file]?.texts() else { return "" }
            texts[finding.file] = own
            return own.text(at: Place(line: finding.line, column: finding.column))
        }
        var digests: [String: String] = [:]
        var counts: [FindingIdentity: Int] = [:]
        return findings.map { finding in
            let text = text(of: finding)
            let digest = digests[text] ?? String(waivers.digest(text, salt).prefix(16))
            digests[text] = digest
            let name = waivers.name(finding.file)
            let first = FindingIdentity(rule: finding.rule, file: name, block: digest, ordinal: 1)
            let ordinal = counts[first, default: 0] + 1
            counts[first] = ordinal
            return FindingIdentity(rule: finding.rule, file: name, block: digest, ordinal: ordinal)
        }
    }

    // MARK: What is wrong with waivers

    private func finding(for defect: Waiver.Defect, in waiver: Waiver) -> Finding {
        let (rule, what): (Rule, String) =
            switch defect {
            case .unknownRule: (.unreasonedWaiver, "This waiver cannot be read, or names no rule that there is.")
            case .noReason:
                (.unreasonedWaiver, "This waiver gives no reason of \(Waiver.leastReason) characters or more.")
            case .noPerson: (.unreasonedWaiver, "This waiver does not say who answers for it.")
            case .unwaivable: (.unwaivableRule, "This waiver names a rule that cannot be waived.")
            case .unreadableDate:
                (.expiredWaiver, "This waiver has no last day that can be read, such as until=2027-01-31.")
            case .tooFar:
                (.expiredWaiver, "The last day of this waiver is more than \(Waiver.mostDays) days ahead.")
            case .expired(let days):
                (.expiredWaiver, "This waiver expired \(days) day\(days == 1 ? "" : "s") ago.")
            }
        return Finding(
            rule: rule, file: waiver.file, start: waiver.place, end: waiver.end, message: "\(what) \(rule.remedy)")
    }

    private func unused(_ waiver: Waiver) -> Finding? {
        var what = "This waiver accepts nothing: there is no such finding where it says."
        if case .finding(let identity) = waiver.target {
            // A run over some of the files says nothing about the others.
            if !waivers.exists(identity.file) {
                what = "This waiver names a file that is not there."
            } else if !checked.contains(where: { waivers.name($0) == identity.file }) {
                return nil
            }
        }
        let isUncertain = !hasStudy && Rule(rawValue: waiver.rule)?.dependsOnStudy == true
        return Finding(
            rule: .unusedWaiver, level: isUncertain ? .note : nil, file: waiver.file, start: waiver.place,
            end: waiver.end,
            message: isUncertain
                ? "This waiver accepts nothing here; it may where the study is at hand."
                : "\(what) \(Rule.unusedWaiver.remedy)")
    }
}

extension CheckedFile {
    /// The name of the file as the user gave it.
    var name: String {
        switch self {
        case .document(let document): document.name
        case .unknown(let name): name
        case .unreadable(let problem): problem.file
        case .ignored(let name, _, _): name
        }
    }
}
