import Input

/// File names that tell a place on somebody's machine.
public enum LocalPath {
    private static let prefixes = [
        "file:", "/mnt/", "/volumes/", "/var/folders/", "/tmp/", "~/", "~\\", "\\\\", "smb:", "afp:",
    ]
    /// Folders of people, where a name and something in it follow: pages of a site may be called the same.
    private static let homes = ["/home/", "/users/"]

    /// Whether a text is a path on somebody's machine or network, or holds one.
    public static func isOne(_ text: String) -> Bool {
        // Each of them has one of these signs, or begins with a stroke.
        guard text.utf8.contains(where: { $0 == 0x3A || $0 == 0x5C || $0 == 0x2F }) else { return false }
        var lower = text.lowercased()
        if lower.holds("%20") { lower = lower.replacing("%20", with: " ") }
        lower = lower.trimmingSpaces
        if prefixes.contains(where: { lower.hasPrefix($0) }) { return true }
        for home in homes where lower.hasPrefix(home) {
            if lower.dropFirst(home.count).split(separator: "/").count >= 2 { return true }
        }
        let bytes = Array(lower.utf8)
        // `C:\` and `C:/`, at the beginning or after something that is no letter.
        for index in bytes.indices.dropLast(2) {
            guard bytes[index + 1] == 0x3A, bytes[index + 2] == 0x5C || bytes[index + 2] == 0x2F,
                (0x61...0x7A).contains(bytes[index])
            else { continue }
            let isWord = index > 0 && (0x61...0x7A).contains(bytes[index - 1])
            // `a://` is an address, not a drive.
            let isAddress = bytes[index + 2] == 0x2F && index + 3 < bytes.count && bytes[index + 3] == 0x2F
            if !isWord, !isAddress { return true }
        }
        return ["\\users\\", "file:///", "\\\\localhost", "/onedrive - "].contains { lower.holds($0) }
    }
}
