import Input
import Publication
import Testing

@Suite struct MarkdownTests {
    @Test func `cuts a report into blocks`() throws {
        let document = try markdown(
            """
            # A title

            One paragraph
            on two lines.

            - an item
            > a quotation

            ## Second

            ```swift
            code
            ```

            | who | n |
            |-----|---|
            | all | 7 |
            """)
        #expect(
            document.blocks.map(\.kind) == [
                .heading(level: 1), .paragraph, .listItem, .blockquote, .heading(level: 2), .code,
                .tableCell(table: 0, row: 0, column: 0), .tableCell(table: 0, row: 0, column: 1),
                .tableCell(table: 0, row: 1, column: 0), .tableCell(table: 0, row: 1, column: 1),
            ])
        #expect(
            document.blocks.map(\.text) == [
                "A title", "One paragraph\non two lines.", "an item", "a quotation", "Second", "swift\ncode\n\n", "who",
                "n",
                "all", "7",
            ])
        #expect(document.blocks.map(\.section) == [1, 1, 1, 1, 2, 2, 2, 2, 2, 2])
        #expect(document.sectionTitles == ["", "A title", "Second"])
    }

    @Test(arguments: ["", "<!-- a comment\n\n# no heading -->\n\n"])
    func `reads a long report as it reads a short one`(comment: String) throws {
        // Longer than what is parsed at once; in code and in comments no piece may end.
        let prose = String(repeating: "words of a paragraph ", count: 60)
        let section = """
            # A title

            \(prose)

            ```
            code

            # no heading
            ```

            - an item

                # no piece ends here

            | who | n |
            |-----|---|
            | all | 7 |


            """ + comment
        let times = 400
        let one = try markdown(section)
        let all = try markdown(String(repeating: section, count: times))
        #expect(all.blocks.count == times * one.blocks.count)
        #expect(all.blocks.map(\.text) == Array(repeatElement(one.blocks.map(\.text), count: times).joined()))
        #expect(all.tables.count == times)
        #expect(all.sectionTitles.count == times * (one.sectionTitles.count - 1) + 1)
        let lines = section.utf8.count { $0 == 0x0A }
        let (last, first) = (all.places(of: all.blocks.count - 1), one.places(of: one.blocks.count - 1))
        #expect(last.start.line == first.start.line + (times - 1) * lines)
    }

    @Test(arguments: [
        ("plain", "one Quarmby two", "1:5-1:12"),
        ("second line", "one\ntwo Quarmby", "2:5-2:12"),
        ("CRLF", "one\r\ntwo Quarmby\r\n", "2:5-2:12"),
        ("CR", "one\rtwo Quarmby\r", "2:5-2:12"),
        ("byte order mark", "\u{FEFF}one Quarmby", "1:5-1:12"),
        ("scalars, not bytes", "é “ü” Quarmby", "1:7-1:14"),
        ("a tab is one column", "a\tQuarmby", "1:3-1:10"),
        ("emphasis inside the word", "one *Quar*mby", "1:6-1:14"),
        ("escape inside the word", "one Quar\\&mby Quarmby", "1:15-1:22"),
        ("after an entity", "&eacute;&amp; Quarmby", "1:15-1:22"),
        ("entity in the word", "x &#81;uarmby", "1:3-1:14"),
        ("after an unknown entity", "&clubs; Quarmby", "1:9-1:16"),
        ("in a list", "- one\n  - two Quarmby", "2:9-2:16"),
        ("in a lazy blockquote", "> > one\nQuarmby", "2:1-2:8"),
        ("in a blockquote", "> one\n>  Quarmby", "2:4-2:11"),
        ("after a link", "[a](http://b.c \"d\") Quarmby", "1:21-1:28"),
        ("after a link whose address has the same words", "[see](a/by)by Quarmby", "1:15-1:22"),
        ("after a reference", "[a][b] Quarmby\n\n[b]: c", "1:8-1:15"),
        ("in a link", "see [the Quarmby](x)", "1:10-1:17"),
        ("after a code span", "`` a`b `` Quarmby", "1:11-1:18"),
        ("in a code span", "a `Quarmby`", "1:4-1:11"),
        ("after inline HTML", "<b title=\"x\">a</b> Quarmby", "1:20-1:27"),
        ("in a heading", "## Dear Quarmby ##", "1:9-1:16"),
        ("in a setext heading", "Dear\nQuarmby\n---", "2:1-2:8"),
        ("in a cell", "| a | b |\n|---|---|\n| c | Quarmby |", "3:7-3:14"),
        ("in a cell after an escaped pipe", "a | b\n--|--\n`\\|` | Quarmby", "3:8-3:15"),
        ("in the head of a table after text", "text\n\n| a | Quarmby |\n|---|---|\n| c | d |", "3:7-3:14"),
        ("in text that runs into a table", "- x\n\ntext\na Quarmby\n| a | b |\n|---|---|\n| c | d |", "4:3-4:10"),
        ("in the head of a table that text runs into", "text\n| a | Quarmby |\n|---|---|\n| c | d |", "2:7-2:14"),
        ("in the head of a table without rows", "text\n| a | Quarmby |\n|---|---|\n", "2:7-2:14"),
        ("in a table in a quotation", "> text\n> | a | b |\n> |---|---|\n> | c | Quarmby |", "4:9-4:16"),
        ("in a table in a list", "- | a | Quarmby |\n  |---|---|\n  | c | d |", "1:9-1:16"),
        ("in indented code", "    a Quarmby", "1:7-1:14"),
        ("in fenced code in a list", "- ~~~\n  a Quarmby\n  ~~~", "2:5-2:12"),
        ("in the word after a fence", "``` Quarmby\nx\n```", "1:5-1:12"),
        ("in a comment", "<!-- a\nQuarmby -->", "2:1-2:8"),
        ("in an inline comment", "a <!-- Quarmby --> b", "1:8-1:15"),
        ("in raw HTML", "<div>\n<p>Quar<b>mby</b></p>\n</div>", "2:4-2:14"),
        ("in an attribute", "<div data-note=\"by Quarmby\">\n</div>", "1:20-1:27"),
        ("in an attribute without quotation marks", "<div data-note=Quarmby>", "1:16-1:23"),
        ("in front matter", "---\nauthor: Quarmby\n---\ntext", "2:9-2:16"),
        ("in an alternative text", "a ![b Quarmby](c.png)", "1:7-1:14"),
        ("in a title", "[a](b \"c Quarmby\")", "1:10-1:17"),
        ("in an address", "[a](b/Quarmby)", "1:7-1:14"),
        ("in an address in brackets", "[a](<b Quarmby>)", "1:8-1:15"),
        ("in an autolink", "see <http://a.b/Quarmby>", "1:17-1:24"),
        ("in the definition of a link", "text\n\n[x]: b/Quarmby 'c'", "3:8-3:15"),
        ("in the title of a definition", "[x]: b\n  'c Quarmby'\n\ntext", "2:6-2:13"),
        ("in a definition before text of the same paragraph", "[x]: b 'Quarmby'\ntext", "1:9-1:16"),
        ("in a footnote", "text[^1]\n\n[^1]: by Quarmby", "3:10-3:17"),
        ("in a cell too many", "| a |\n|---|\n| b | Quarmby |", "3:7-3:14"),
        ("in an unclosed comment", "<!-- Quarmby", "1:6-1:13"),
        ("in a declaration", "<!DOCTYPE Quarmby>", "1:11-1:18"),
        ("in an instruction", "<?php Quarmby ?>", "1:7-1:14"),
    ])
    func `finds the place of a word`(what: String, text: String, expected: String) throws {
        let document = try markdown(text)
        #expect(
            place(of: "Quarmby", in: document) == expected, "\(what): \(document.blocks.map { ($0.kind, $0.text) })")
    }

    @Test func `joins words that markup divides`() throws {
        let document = try markdown("Hel**en** Quar<!-- x -->mby &#72;elen")
        #expect(document.blocks.map(\.text) == ["Helen Quarmby Helen", " x "])
    }

    @Test func `keeps tables with their captions`() throws {
        let document = try markdown("Table 1: who took part\n\n| a | b |\n|:--|--:|\n| 1 | |\n| 2 |\n")
        let table = try #require(document.tables.first)
        #expect(table.rows.map { $0.map { document.blocks[$0].text } } == [["a", "b"], ["1", ""], ["2", ""]])
        #expect(table.caption.map { document.blocks[$0].text } == "Table 1: who took part")
    }

    @Test func `a table that is drawn is a table`() throws {
        let document = try markdown(
            """
            Table 1: who took part

            +--------+-----+
            | who    | n   |
            +========+=====+
            | nurses | 7   |
            | é, ü   |     |
            +--------+-----+
            | all    | 12  |
            +--------+-----+

            after
            """)
        let table = try #require(document.tables.first)
        #expect(
            table.rows.map { $0.map { document.blocks[$0].text } } == [
                ["who", "n"], ["nurses\né, ü", "7"], ["all", "12"],
            ])
        #expect(place(of: "12", in: document) == "9:12-9:14")
        #expect(document.blocks.last?.text == "after")
    }

    @Test(arguments: ["+---+\n| a\n+---+", "+ a\n+ b", "+--+--+\n| a  |\n+--+--+", "+--+\n|a |\n|b |", "+\n+\n+"])
    func `a drawing that is no table stays text`(text: String) throws {
        #expect(try markdown(text).tables.isEmpty)
    }

    @Test func `tells images without an alternative text`() throws {
        let document = try markdown("![](a.png) and ![b](c.png)")
        #expect(document.images.map { document.blocks[$0].text } == ["", "b"])
    }

    @Test func `no line of any report goes unread`() throws {
        let text = """
            ---
            k: wordaa
            ---
            # wordab
            [wordac]: <wordad> "wordae"
            wordaf <b wordag="wordah">wordai</b> <!-- wordaj -->
            > wordak
            1. wordal

                   wordam
            ![wordan](wordao "wordap")
            | wordaq | wordar |
            |--------|--------|
            | wordas | wordat | wordau |

            <details wordav>
            wordaw
            </details>

            ~~~ worday
            wordaz
            ~~~
            """
        let document = try markdown(text)
        let all = document.blocks.map { block in
            if case .attribute(let name) = block.kind { return name + " " + block.text }
            return block.text
        }.joined(separator: " ")
        let missing = text.split { !$0.isLetter }.filter { $0.hasPrefix("word") && !all.contains($0) }
        #expect(missing.isEmpty)
    }
}

@Suite struct HostileMarkdownTests {
    @Test(
        .timeLimit(.minutes(1)),
        arguments: [
            ("one long line", String(repeating: "word ", count: 200_000)),
            ("one long word", String(repeating: "a", count: 10_000_000)),
            ("deep quotes", String(repeating: "> ", count: 100_000) + "end"),
            ("deep lists", (0..<300).map { String(repeating: "  ", count: $0) + "- x" }.joined(separator: "\n")),
            ("open brackets", String(repeating: "[", count: 50_000) + "end"),
            ("open images", String(repeating: "![", count: 20_000) + "end"),
            ("stars", String(repeating: "*a_ ", count: 20_000)),
            ("tags", String(repeating: "<a ", count: 50_000)),
            ("quotes", String(repeating: "“", count: 200_000)),
            ("backticks", (1..<600).map { String(repeating: "`", count: $0) }.joined(separator: " ")),
            ("empty", ""), ("line ends", String(repeating: "\r\n", count: 10_000)),
            ("marks only", "<!-- vignette:end --><!-- vignette:begin -->"),
        ])
    func `neither hangs nor crashes`(what: String, text: String) throws {
        let document = try markdown(text)
        _ = document.quotations()
        #expect(document.blocks.allSatisfy { $0.section < document.sectionTitles.count })
    }

    @Test(arguments: ["*a_ ", "a\n\n", "[", "> ", "|a\n"])
    func `refuses what would need far more memory than the file has bytes`(piece: String) throws {
        let problem = try #require(throws: InputProblem.self) { try markdown(String(repeating: piece, count: 300_000)) }
        #expect(problem.found.contains("than a file of its size can have"))
    }

    @Test(arguments: [
        ([0x61, 0x0A, 0xFF], 2, 1, "valid UTF-8"), ([0x61, 0x00], 1, 2, "NUL"),
        ([0xED, 0xA0, 0x80], 1, 1, "valid UTF-8"),
    ])
    func `refuses what is not text, and says where`(bytes: [UInt8], line: Int, column: Int, found: String) throws {
        let problem = try #require(throws: InputProblem.self) {
            try Document(name: "t.md", bytes: bytes, format: .markdown)
        }
        #expect(problem.line == line)
        #expect(problem.column == column)
        #expect(problem.found.contains(found))
    }

    @Test(arguments: ["- ```\n  x\n  ```\n\n```\n", "```\n    ```\n"])
    func `a long file is not cut inside code, however its fences stand`(opening: String) throws {
        let code = String(repeating: "x = 1\n", count: 6_000)
        let text =
            "# T\n\n" + opening + code + "\n# comment\n" + code + "```\n\nThe end of code.\n\n"
            + String(repeating: "Words and words again.\n\n", count: 24_000)
        let document = try Document(name: "a.md", bytes: Array(text.utf8), format: .markdown)
        let end = document.blocks.first { $0.text == "The end of code." }
        #expect(end?.kind == .paragraph)
        #expect(document.blocks.count { $0.kind == .paragraph } > 24_000)
    }
}
