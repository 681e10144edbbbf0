import Foundation

/// Files that belong to a repository as a whole.
enum ProjectFiles {
    /// The folder of the repository that the working folder lies in; the working folder itself outside of one.
    static var root: String {
        let working = FileManager.default.currentDirectoryPath
        var folder = working
        while true {
            if Files.exists((folder as NSString).appendingPathComponent(".git")) { return folder }
            let above = (folder as NSString).deletingLastPathComponent
            guard above != folder, !above.isEmpty else { return working }
            folder = above
        }
    }

    /// The nearest file of a name, from the working folder up to the root of the repository.
    static func nearest(_ name: String) -> String? {
        var folder = FileManager.default.currentDirectoryPath
        let root = root
        var path = name
        while true {
            if Files.exists(path) { return path }
            guard folder != root else { return nil }
            folder = (folder as NSString).deletingLastPathComponent
            path = "../" + path
        }
    }

    /// A path as it is named from a folder; as it is, where it lies elsewhere.
    static func name(of path: String, from folder: String) -> String {
        guard path != "-" else { return path }
        let whole = Files.realPath(path)
        let base = Files.realPath(folder)
        guard whole.hasPrefix(base == "/" ? "/" : base + "/") else { return path }
        return String(whole.dropFirst(base == "/" ? 1 : base.count + 1))
    }
}
