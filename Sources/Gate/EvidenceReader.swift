import Foundation
public import Input

extension EvidenceFile {
    /// Reads the JSON that `vignette compose --format json` writes: an object, or an array of them. Unknown keys are left
    /// alone.
    ///
    /// - Parameters:
    ///   - file: the name for messages.
    ///   - bytes: the content.
    ///   - report: the report it lies beside; `nil` where it serves all reports.
    /// - Throws: `InputProblem` that names the key that is missing or of another type.
    public init(file: String, bytes: [UInt8], report: String?) throws(InputProblem) {
        try checkEncoding(of: bytes, file: file)
        let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
        let isArray = content.first { !(0x09...0x20).contains($0) } == 0x5B
        let decoder = JSONDecoder()
        let records: [EvidenceRecord]
        do {
            let data = Data(content)
            records =
                isArray
                ? try decoder.decode([EvidenceRecord].self, from: data)
                : [try decoder.decode(EvidenceRecord.self, from: data)]
        } catch {
            throw Self.problem(error, in: file)
        }
        var seen: Set<String> = []
        var vignettes: [VignetteEvidence] = []
        for (index, record) in records.enumerated() {
            let path = isArray ? "[\(index)]" : ""
            let evidence = try record.evidence(file: file, path: path)
            guard seen.insert("\(evidence.id)@\(evidence.revision ?? 0)").inserted else {
                throw InputProblem(
                    file: file, found: "the vignette “\(evidence.id)” twice (\(path).id)",
                    expected: "evidence for each vignette once")
            }
            vignettes.append(evidence)
        }
        self.init(report: report, vignettes: vignettes)
    }

    private static func problem(_ error: any Error, in file: String) -> InputProblem {
        let shape = "the JSON that “vignette compose --format json” writes"
        guard let error = error as? DecodingError else {
            return InputProblem(file: file, found: "text that is not JSON", expected: shape)
        }
        func path(_ context: DecodingError.Context, _ key: (any CodingKey)? = nil) -> String {
            var text = ""
            for key in context.codingPath + (key.map { [$0] } ?? []) {
                if let index = key.intValue {
                    text += "[\(index)]"
                } else {
                    text += text.isEmpty ? key.stringValue : ".\(key.stringValue)"
                }
            }
            return text.isEmpty ? "the whole file" : text
        }
        switch error {
        case .keyNotFound(let key, let context):
            return InputProblem(file: file, found: "no \(path(context, key))", expected: shape)
        case .typeMismatch(let type, let context):
            return InputProblem(
                file: file, found: "another type at \(path(context))",
                expected: type == Double.self || type == Int.self ? "a number" : "a value of type \(type)")
        case .valueNotFound(let type, let context):
            return InputProblem(file: file, found: "null at \(path(context))", expected: "a value of type \(type)")
        case .dataCorrupted(let context):
            let isSyntax = context.codingPath.isEmpty
            return InputProblem(
                file: file, found: isSyntax ? "text that is not JSON" : "a value out of range at \(path(context))",
                expected: shape)
        @unknown default:
            return InputProblem(file: file, found: "JSON of another shape", expected: shape)
        }
    }
}

/// An object of the evidence file as it stands there.
private struct EvidenceRecord: Decodable {
    struct Contributors: Decodable {
        let count: Int
        let perSection: [String: Int]
        let effective: Double
        let maxShare: Double
        let topTwoShare: Double
    }

    struct Crowd: Decodable {
        let study: Int
        let population: Int?
    }

    struct PolicyName: Decodable {
        let name: String
        let digest: String
    }

    let id: String
    let revision: Int?
    let text: String?
    let declaration: String?
    let contributors: Contributors
    let k: Crowd
    let maxVerbatimWords: Int?
    let policy: PolicyName

    func evidence(file: String, path: String) throws(InputProblem) -> VignetteEvidence {
        let parts = id.split(separator: "@", omittingEmptySubsequences: false)
        let stated = parts.count == 2 ? Int(parts[1]) : nil
        guard let name = parts.first, !name.isEmpty, parts.count == 1 || stated != nil, parts.count <= 2 else {
            throw InputProblem(file: file, found: "an unreadable id at \(path).id", expected: "V-0007 or V-0007@2")
        }
        for (key, share) in [("maxShare", contributors.maxShare), ("topTwoShare", contributors.topTwoShare)]
        where !(0...1.000001).contains(share) {
            throw InputProblem(
                file: file, found: "\(share) at \(path).contributors.\(key)", expected: "a share from 0 to 1")
        }
        let counts =
            [contributors.count, k.study, k.population ?? 0, maxVerbatimWords ?? 0] + contributors.perSection.values
        guard counts.allSatisfy({ $0 >= 0 }), contributors.effective >= 0 else {
            throw InputProblem(file: file, found: "a negative count at \(path)", expected: "counts of people")
        }
        return VignetteEvidence(
            id: String(name), revision: revision ?? stated, text: text, declaration: declaration,
            contributors: contributors.count, perSection: contributors.perSection, effective: contributors.effective,
            maxShare: contributors.maxShare, topTwoShare: contributors.topTwoShare, kStudy: k.study,
            kPopulation: k.population, maxVerbatimWords: maxVerbatimWords, policyName: policy.name,
            policyDigest: policy.digest)
    }
}
