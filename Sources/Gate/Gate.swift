import Anonymity
public import Input
public import Policies
public import Publication
import Redaction
public import Tracing

/// A file given to the gate.
public enum CheckedFile: Sendable {
    /// A report that could be read.
    case document(Document)
    /// A file of a kind that the gate cannot read.
    case unknown(name: String)
    /// A file that cannot be read as what it is: why, and where that is known.
    case unreadable(InputProblem)
    /// A file, or a folder of files, that a list of exceptions leaves out, and the line that says so.
    case ignored(name: String, by: String, files: Int)
}

/// Checks reports against a policy.
///
/// Without a study it judges what anybody can see in the report and what the evidence beside it says; with a study it
/// counts for itself. Rules on numbers, tables and marks are exact; rules on words are heuristics that miss some.
public struct Gate: Sendable {
    let rulebook: Rulebook
    let study: StudyFacts?
    let evidence: [EvidenceFile]
    let quotes: [AttributedText]
    let redactor: Redactor
    /// Tells what needs no closer look.
    let sieve: TextSieve
    let normaliser: TraceNormaliser
    let indirect: IndirectReader

    var policy: Policy { rulebook.policy }

    /// Whether the study's own names are looked for, wherever they stand.
    var hasSecrets: Bool { !(study?.secretNames ?? []).isEmpty }

    /// By what tables are judged: the policy, and the preset where it names one.
    public var limits: String { "policy \(policy.name); tables: \(policy.report.tableLimits)" }

    /// Prepares a gate.
    ///
    /// - Parameters:
    ///   - rulebook: the policy with its hierarchies and lexicons.
    ///   - study: what the study knows, where it is at hand.
    ///   - evidence: what composing recorded, beside the reports.
    ///   - quotes: attributed quotations published elsewhere.
    public init(
        rulebook: Rulebook, study: StudyFacts? = nil, evidence: [EvidenceFile] = [], quotes: [AttributedText] = []
    ) {
        self.rulebook = rulebook
        self.study = study
        self.evidence = evidence
        self.quotes = quotes
        redactor = rulebook.redactor(secrets: study?.secretNames ?? [])
        sieve = TextSieve(
            words: rulebook.words, leads: Surroundings.relations, followers: Surroundings.speech,
            others: TextSigns.words, numbers: TextSigns.numbers)
        normaliser = TraceNormaliser(lexicons: rulebook.lexicons, ladders: rulebook.ladders)
        indirect = IndirectReader(rulebook: rulebook)
    }

    /// Everything found in the reports, which count as published together, by file, line, column and rule.
    public func check(_ files: [CheckedFile]) -> [Finding] {
        var findings: [Finding] = []
        var documents: [Document] = []
        for file in files {
            switch file {
            case .document(let document): documents.append(document)
            case .unknown(let name):
                let origin = Place(line: 1, column: 1)
                findings.append(
                    Finding(
                        rule: .notScanned, file: name, start: origin, end: origin,
                        message: "This kind of file is not read: nothing in it was checked. " + Rule.notScanned.remedy))
            case .ignored(let name, let rule, let count):
                let origin = Place(line: 1, column: 1)
                findings.append(
                    Finding(
                        rule: .notScanned, level: .note, file: name, start: origin, end: origin,
                        message: "Left out by \(rule): \(count) file\(count == 1 ? "" : "s") not checked."))
            case .unreadable(let problem):
                let place = Place(line: problem.line ?? 1, column: problem.column ?? 1)
                findings.append(
                    Finding(
                        rule: .notScanned, file: problem.file, start: place, end: place,
                        message: "Found \(problem.found); expected \(problem.expected): nothing in it was checked. "
                            + (problem.remedy.map { $0.prefix(1).uppercased() + $0.dropFirst() + "." }
                                ?? Rule.notScanned.remedy)))
            }
        }
        var attributions: [AttributionReading] = []
        let hasVignettes = documents.contains { !$0.vignettes.isEmpty }
        let rare = RareTerms(study: hasVignettes ? study : nil, rulebook: rulebook)
        let checks = documents.map { DocumentCheck(gate: self, document: $0) }
        for (number, check) in checks.enumerated() {
            let reading = check.read()
            var own = reading.findings
            own += check.structureFindings()
            own += check.vignetteFindings(detections: reading.detections)
            own += check.tableFindings(reading.prose)
            own += check.rareFindings(rare)
            own += check.combinationFindings(detections: reading.detections)
            own += check.printedCodeFindings()
            let attributed = check.attributions(file: number, detections: reading.detections)
            own += attributed.flatMap { check.combinationFindings(in: $0) }
            own += check.quotationFindings()
            attributions += attributed
            findings += own.all
        }
        findings += linkFindings(attributions)
        findings += codeLengthFindings(attributions)
        findings += traceFindings(in: checks)
        return Self.located(findings, in: documents).sortedOnce()
    }

    /// Adds to findings in extracted text where that stands in its container.
    private static func located(_ findings: [Finding], in documents: [Document]) -> [Finding] {
        let extracted = Dictionary(
            documents.filter { $0.format == .docx }.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        guard !extracted.isEmpty else { return findings }
        return findings.map { finding in
            var finding = finding
            finding.location = extracted[finding.file]?.location(
                of: Place(line: finding.line, column: finding.column))
            return finding
        }
    }
}

/// The check of one document.
final class DocumentCheck {
    let gate: Gate
    let document: Document
    let quotations: [Quotation]
    /// Of each section, whether its title says that it names authors or literature.
    private let areReferences: [Bool]
    /// The blocks before the second heading: title, authors, addresses. None where the file has no sections.
    private let authorBlocks: Range<Int>

    init(gate: Gate, document: Document) {
        self.gate = gate
        self.document = document
        quotations = document.quotations()
        areReferences = document.sectionTitles.map(Self.isReference)
        guard document.format != .text, document.sectionTitles.count > 2 else {
            authorBlocks = 0..<0
            return
        }
        let headings = document.blocks.indices.lazy.filter { block in
            if case .heading = document.blocks[block].kind { true } else { false }
        }
        authorBlocks = 0..<(headings.dropFirst().first ?? document.blocks.count)
    }

    /// Whether a block stands in a section that names authors or literature.
    func isReference(_ block: Int) -> Bool { areReferences[document.blocks[block].section] }

    /// Whether a block stands before the second heading, or in what the file says of itself.
    func isAuthorBlock(_ block: Int) -> Bool {
        authorBlocks.contains(block) || document.blocks[block].kind == .frontMatter
    }

    /// The messages so far, each kept once however many findings say it.
    private var messages: Set<String> = []

    func finding(
        _ rule: Rule, level: FindingLevel? = nil, block: Int, range: Range<Int>? = nil, _ message: String
    ) -> Finding {
        let places = range.map { document.places(of: $0, in: block) } ?? document.places(of: block)
        return Finding(
            rule: rule, level: level, file: document.name, start: places.start, end: places.end,
            message: messages.insert(message).memberAfterInsert)
    }
}
