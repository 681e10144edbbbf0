import Corpus
import Foundation

/// A study in a folder of its own. All these folders are removed when the tests end.
struct TemporaryStudy: Sendable {
    let folder: String
    let path: String
    let study: Study

    init(_ files: (String, String)...) throws {
        folder = Self.root + "/" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        path = folder + "/study.sqlite"
        study = try Study.create(at: path, name: "Night shifts", policy: "Policies/publication.yaml")
        if !files.isEmpty { _ = try study.importTables(files.map { ImportFile($0.0, $0.1) }) }
    }

    /// The folder of all studies of this process.
    private static let root: String = {
        atexit { try? FileManager.default.removeItem(atPath: rootPath()) }
        return rootPath()
    }()

    private static func rootPath() -> String {
        FileManager.default.temporaryDirectory.appendingPathComponent("vignette-corpus-tests-\(getpid())").path
    }

    /// The permissions of the file or of one beside it.
    func mode(_ suffix: String = "") throws -> Int? {
        let attributes = try FileManager.default.attributesOfItem(atPath: path + suffix)
        return attributes[.posixPermissions] as? Int
    }

    /// Whether a word is anywhere in the bytes of the files.
    func holds(_ word: String) throws -> Bool {
        for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
            let data = try Data(contentsOf: URL(fileURLWithPath: folder + "/" + name))
            if data.range(of: Data(word.utf8)) != nil { return true }
        }
        return false
    }
}

extension ImportFile {
    init(_ name: String, _ text: String) { self.init(name: name, bytes: Array(text.utf8)) }
}

/// Small tables of an invented study.
enum Tables {
    static let participants = """
        participant,role,specialty,gender,place,consent
        P1,consultant,cardiology,female,Leeds,quote
        P2,registrar,surgery,male,York,composite-only
        P3,nurse,surgery,female,York,withdrawn

        """
    static let codebook = """
        theme,title,category,section,description
        nights,Night shifts,arriving,context,How a night begins.
        nights,Night shifts,help,mechanism,What helps at three o'clock.
        rest,Rest,sleep,,

        """
    static let fragments = """
        id,participant,source,theme,category,section,text,issue,case,voice,wave,sensitive,mood
        F2,P2,I2,nights,help,mechanism,"She rang at three, and I came.",calls,C1,mentor,B,,calm
        F1,P1,I1,nights,arriving,context,The corridor hummed like a fridge.,,,,A,,

        """
    static let population = "role,place,count\nconsultant,North,40\nnurse,North,0\n"
    static let secretNames = "name,category,replacement\nZebulon,person,a colleague\nMoorside,place,\n"

    static func all() throws -> TemporaryStudy {
        try TemporaryStudy(
            ("participants.csv", participants), ("codebook.csv", codebook), ("fragments.csv", fragments),
            ("population.csv", population), ("secrets.csv", secretNames))
    }
}

/// A generator with a seed: the same numbers in every run.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}
