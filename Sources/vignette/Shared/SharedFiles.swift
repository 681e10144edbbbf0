import Foundation

/// The policies, hierarchies, lexicons and templates that come with the program.
enum SharedFiles {
    /// The folder that holds `Policies` and `Templates`: the one that `VIGNETTE_HOME` names, or the nearest one above the
    /// program itself (a checkout, or `share/vignette` beside `bin`).
    static func home() throws -> String {
        if let named = ProcessInfo.processInfo.environment["VIGNETTE_HOME"] {
            guard isHome(named) else {
                throw Failure(
                    "VIGNETTE_HOME: \(named) has no folder Policies/lexicons; name the folder that holds Policies")
            }
            return named
        }
        var folder = (programPath() as NSString).deletingLastPathComponent
        while true {
            for candidate in [folder, (folder as NSString).appendingPathComponent("share/vignette")]
            where isHome(candidate) {
                return candidate
            }
            let above = (folder as NSString).deletingLastPathComponent
            guard above != folder, !above.isEmpty else { break }
            folder = above
        }
        throw Failure(
            "the policies that come with the program were not found near it; set VIGNETTE_HOME to the folder that holds Policies"
        )
    }

    /// A path inside the folder.
    static func path(_ components: String...) throws -> String {
        components.reduce(try home()) { ($0 as NSString).appendingPathComponent($1) }
    }

    private static func isHome(_ folder: String) -> Bool {
        var isDirectory: ObjCBool = false
        let lexicons = (folder as NSString).appendingPathComponent("Policies/lexicons")
        return FileManager.default.fileExists(atPath: lexicons, isDirectory: &isDirectory) && isDirectory.boolValue
    }

    private static func programPath() -> String {
        (Bundle.main.executablePath ?? CommandLine.arguments[0] as String).resolvingSymlinks
    }
}

extension String {
    fileprivate var resolvingSymlinks: String { (self as NSString).resolvingSymlinksInPath }
}
