import Anonymity
public import Policies
import Redaction
public import Tracing

extension Rulebook {
    /// What an intruder folds away who knows the hierarchies: `registrar` and `trainee` are equal words.
    public var traceNormaliser: TraceNormaliser {
        var ladders: [LexiconKind: [[String]]] = [:]
        for (kind, attribute) in [(LexiconKind.role, "role"), (.specialty, "specialty"), (.place, "place")] {
            ladders[kind] = hierarchies[attribute]?.rows
        }
        return TraceNormaliser(lexicons: lexicons, ladders: ladders)
    }
}
