import Publication
import Testing

@Suite struct LocalPathTests {
    @Test(arguments: [
        "file:///x", "C:\\Users\\j\\a.docx", "see D:/data/a.csv", "/home/jq/a.md", "/Users/jq/a.md", "~/a.md",
        "\\\\server\\share", "smb://server/x", "/Volumes/Disk/a", "file:a%20b", "x\\users\\j",
    ])
    func `tells a path on somebody's machine`(text: String) { #expect(LocalPath.isOne(text)) }

    @Test(arguments: [
        "https://a.example/home/x/y", "/home", "/home/index.html", "/media/2021/a.png", "images/a.png", "a: b/c",
        "http://x",
        "A hill / a lake", "#c:d", "mailto:a@b.example", "ab:/c",
    ])
    func `takes no other address for one`(text: String) { #expect(!LocalPath.isOne(text)) }
}
