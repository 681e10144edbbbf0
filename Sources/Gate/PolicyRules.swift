public import Policies
import Publication

extension PolicyWeakening {
    /// The finding that a policy asks for less than its base.
    ///
    /// - Parameters:
    ///   - file: the policy, where the value stands in no file.
    ///   - origin: where the value stands.
    /// - Returns: the finding, which a waiver can accept.
    public func finding(file: String, origin: LayeredPolicy.Origin?) -> OuterFinding {
        let isFile = origin.map { $0.file != LayeredPolicy.settings } ?? false
        let place = Place(line: isFile ? origin!.line : 1, column: 1)
        let what =
            isComparable
            ? "\(key) is \(value), weaker than the base policy's \(base)."
            : "\(key) is \(value), where the base policy says \(base): the two cannot be compared."
        let from = isFile || origin == nil ? "" : " It is set on the command line."
        return OuterFinding(
            Finding(
                rule: .weakerPolicy, file: isFile ? origin!.file : file, start: place, end: place,
                message: "\(what)\(from) \(Rule.weakerPolicy.remedy)"),
            text: "\(key): \(base) > \(value)")
    }
}
