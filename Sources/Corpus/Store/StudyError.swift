/// What the store refuses, in words for the user. Never holds a quotation or a name.
public enum StudyError: Error, Hashable, Sendable {
    /// There is a file already where a study is to be made.
    case exists(path: String)
    /// There is no file.
    case missing(path: String)
    /// The file is none of ours.
    case notAStudy(path: String, found: String)
    /// A later version of the program wrote it.
    case newer(path: String, version: Int, known: Int)
    /// What SQLite says about the damage.
    case damaged(path: String, found: String)
    /// The system does not let us.
    case notPermitted(path: String, action: String, reason: String)
    /// Another program is writing.
    case busy(path: String)
    /// Anything else that SQLite reports.
    case store(path: String, reason: String)
    /// Something was deleted, but SQLite could not overwrite it.
    case tracesLeft(path: String, reason: String)
    /// A search without a word in it.
    case emptyQuery
    /// A study without a name, or a policy without a path.
    case emptyText(what: String)
    /// A fragment that is not in the study.
    case unknownFragment(id: String)
    /// A redaction that is not in the study.
    case unknownRedaction(id: Int64)
    /// A redaction that does not say what its fragment says.
    case unfitRedaction(fragment: String, range: Range<Int>)
    /// A group of redactions that is not in the study.
    case unknownGroup(id: Int64)
    /// A rejection without a name or a reason.
    case rejectionWithout(what: String)
    /// An entry of the ledger that is not in the study.
    case unknownEntry(sequence: Int, last: Int)
    /// A vignette that cannot be kept.
    case unfitVignette(id: String, reason: String)
}

extension StudyError: CustomStringConvertible {
    /// One line: what was found, what was expected, what to do.
    public var description: String {
        switch self {
        case .exists(let path):
            "\(path): found a file already; expected none; choose another folder"
        case .missing(let path):
            "\(path): there is no such file; make a study with `vignette init`"
        case .notAStudy(let path, let found):
            "\(path): found \(found); expected a study made by `vignette init`"
        case .newer(let path, let version, let known):
            "\(path): found a study of version \(version); expected at most \(known); use a newer program"
        case .damaged(let path, let found):
            "\(path): found damage (\(found)); expected a sound study; restore the file from a backup"
        case .notPermitted(let path, let action, let reason):
            "\(path): cannot \(action): \(reason); check who owns the file and its folder"
        case .busy(let path):
            "\(path): found another program writing to the study; expected none; try again when it is done"
        case .store(let path, let reason):
            "\(path): the store reports: \(reason)"
        case .tracesLeft(let path, let reason):
            "\(path): the change is stored, but found that traces of earlier words may still be in the file (\(reason)); "
                + "expected none; close other programs that use the study, make room on the disk, and import once more: "
                + "the traces go with the next import"
        case .emptyQuery:
            "found no word to search for; expected words, “words together” or the begin* of a word"
        case .emptyText(let what):
            "found an empty \(what); expected at least one character"
        case .unknownFragment(let id):
            "found the fragment \(id); expected one of the study"
        case .unknownRedaction(let id):
            "found the redaction number \(id); expected one of the study; `vignette redact list` shows them"
        case .unknownGroup(let id):
            "found the group number \(id); expected one of the study; `vignette redact list` shows them"
        case .unknownEntry(let sequence, let last):
            "found the entry \(sequence) of the ledger; expected a number from 0 to \(last); `vignette log` shows them"
        case .unfitRedaction(let fragment, let range):
            "found a redaction of \(fragment) at \(range.lowerBound)–\(range.upperBound) that does not agree with its "
                + "text; expected the words that stand there; propose the redactions again"
        case .rejectionWithout(let what):
            "found a rejection without a \(what); expected the name of who decides and the reason, for it leaves "
                + "the original words in place"
        case .unfitVignette(let id, let reason):
            "found the vignette \(id) with \(reason)"
        }
    }
}
