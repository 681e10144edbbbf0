import Publication
import Testing

/// A page from a text.
func page(_ text: String) throws -> Document {
    try Document(name: "t.html", bytes: Array(text.utf8), format: .html)
}

@Suite struct HTMLTests {
    /// Kinds and texts of the blocks that a reader sees.
    private func seen(_ document: Document) -> [String] {
        document.blocks.filter { $0.kind.isProse || $0.kind == .code }.map { "\($0.kind) \($0.text)" }
    }

    @Test func `cuts a page into blocks`() throws {
        let document = try page(
            """
            <!DOCTYPE html><html><head><title>A title</title></head><body>
            <h1>Finding
              support</h1>
            <p>One <b>para</b>graph<br>on two lines.
            <ul><li>an item<li>another</ul>
            <blockquote><p>We met.</p><p>(P7)</p></blockquote>
            <h2>Second</h2><pre>  kept
              as is</pre>
            <figure><img src="a.png" alt="a hill"><figcaption>Figure 1</figcaption></figure>
            bare text
            </body></html>
            """)
        #expect(
            seen(document) == [
                "heading(level: 1) Finding support", "paragraph One paragraph\non two lines.", "listItem an item",
                "listItem another", "blockquote We met.", "blockquote (P7)", "heading(level: 2) Second",
                "code   kept\n  as is", "caption Figure 1", "paragraph bare text",
            ])
        #expect(document.sectionTitles == ["", "Finding support", "Second"])
        #expect(document.images.map { document.blocks[$0].text } == ["a hill"])
        #expect(Set(document.blocks.compactMap(\.quote)) == [0])
    }

    @Test(arguments: [
        ("plain", "<p>one Quarmby two", "1:8-1:15"),
        ("markup inside", "<p>Quar<b>mby</b>", "1:4-1:14"),
        ("a comment inside", "<p>Quar<!-- x -->mby", "1:4-1:21"),
        ("second line", "<p>one\n  <i>Quarmby</i>", "2:6-2:13"),
        ("after references", "<p>&eacute;&clubs; Quarmby", "1:20-1:27"),
        ("a reference inside", "<p>&#81;uarmby", "1:4-1:15"),
        ("a reference without its end", "<p>&eacute Quarmby", "1:12-1:19"),
        ("an attribute without quotation marks", "<p data-note=Quarmby>x", "1:14-1:21"),
        ("an attribute with a > inside", "<p data-note=\"> Quarmby\">x", "1:17-1:24"),
        ("an attribute of one quotation mark", "<p data-note='Quarmby'>x", "1:15-1:22"),
        ("a comment", "<!-- Quarmby -->", "1:6-1:13"),
        ("a comment that ends strangely", "<!-- Quarmby --!><p>x", "1:6-1:13"),
        ("an unclosed comment", "<!-- Quarmby", "1:6-1:13"),
        ("what only looks like a comment", "<!-><p>Quarmby", "1:8-1:15"),
        ("an end tag without a name", "</ Quarmby><p>x", "1:4-1:11"),
        ("a script", "<script>\"<p>Quarmby\"</script>", "1:13-1:20"),
        ("what a script cannot end", "<script>x</scriptx>Quarmby</script>", "1:20-1:27"),
        ("noscript", "<noscript>Quarmby</noscript>", "1:11-1:18"),
        ("a text area", "<textarea><p>Quarmby</textarea>", "1:14-1:21"),
        ("a title", "<title>a &amp; Quarmby</title>", "1:16-1:23"),
        ("a cell", "<table><tr><td>a<td>Quarmby</table>", "1:21-1:28"),
        ("a frame for programs without frames", "<iframe><p>Quarmby</iframe>", "1:12-1:19"),
        ("an unfinished tag", "<p>x<a title=\"Quarmby", "1:15-1:22"),
        ("an angle that begins nothing", "<p>a < b Quarmby", "1:10-1:17"),
        ("after an unclosed element", "<div><span>a</div>Quarmby", "1:19-1:26"),
        ("CRLF and é", "<p>é\r\nQuarmby", "2:1-2:8"),
        ("a description", "<meta name=description content=\"by Quarmby\">", "1:36-1:43"),
        ("a template", "<template>Quarmby</template>", "1:11-1:18"),
        ("a button's value", "<input value=Quarmby>", "1:14-1:21"),
    ])
    func `finds the place of a word`(what: String, text: String, expected: String) throws {
        let document = try page(text)
        #expect(
            place(of: "Quarmby", in: document) == expected, "\(what): \(document.blocks.map { ($0.kind, $0.text) })")
    }

    @Test func `keeps tables, cells that span places included`() throws {
        let document = try page(
            """
            <table><caption>Table 1: who took part</caption>
            <thead><tr><th>who<th>north<th>south</thead>
            <tr><td rowspan=2>nurses<td>7<td>8
            <tr><td colspan=2>9
            <tr><td>all</td></tr>
            </table>
            """)
        let table = try #require(document.tables.first)
        #expect(
            table.rows.map { $0.map { document.blocks[$0].text } } == [
                ["who", "north", "south"], ["nurses", "7", "8"], ["nurses", "9", "9"], ["all", "", ""],
            ])
        #expect(table.caption.map { document.blocks[$0].text } == "Table 1: who took part")
    }

    @Test func `a table inside a cell is a table of its own`() throws {
        let document = try page("<table><tr><td>a<table><tr><td>b</table><td>c</table>")
        #expect(
            document.tables.map { $0.rows.map { $0.map { document.blocks[$0].text } } } == [[["a", "c"]], [["b"]]])
    }

    @Test(arguments: [
        ("an attribute", "<section data-vignette=\"V-0007@2\"><p>In it.</p></section><p>after"),
        ("comments", "<!-- vignette:begin V-0007@2 --><p>In it.</p><!-- vignette:end --><p>after"),
        (
            "comments at the edges of a paragraph",
            "<p><!-- vignette:begin V-0007@2 -->In it.<!-- vignette:end --></p>after"
        ),
        ("lines of text", "<p>[[vignette V-0007@2]]</p><p>In it.</p><p>[[/vignette]]</p><p>after"),
        ("an attribute, with open elements", "<div data-vignette='V-0007@2'><ul><li>In it.</div><p>after"),
    ])
    func `finds marked vignettes`(what: String, text: String) throws {
        let document = try page(text)
        let vignette = try #require(document.vignettes.first)
        #expect(vignette.reference == "V-0007@2")
        #expect(document.paragraphs(of: vignette).map(\.text) == ["In it."])
        #expect(document.markerProblems.isEmpty)
    }

    @Test(arguments: [
        ("<p>a <!-- vignette:begin V-1 --> b <!-- vignette:end --> c", [MarkerProblem.Kind.insideText, .insideText]),
        ("<section data-vignette=\"V-1\"><p>x", [.neverClosed]),
        ("<section data-vignette=\"no id\"><p>x</section>", [.unreadable, .neverOpened]),
        (
            "<section data-vignette=V-1><section data-vignette=V-2>x</section></section>",
            [.nested, .empty, .neverOpened]
        ),
        ("<table><tr><td><!-- vignette:begin V-1 -->x<!-- vignette:end --></table>", [.insideText, .insideText]),
    ])
    func `tells what is wrong with marks`(text: String, kinds: [MarkerProblem.Kind]) throws {
        #expect(try page(text).markerProblems.map(\.kind) == kinds)
    }

    @Test(arguments: [
        ("<p style='display: none'>secret", Remnant.Hiding.style), ("<p hidden>secret", .style),
        ("<style>.x{color:red}.gone , .y{display:none!important}</style><p class='a gone'>secret", .style),
        ("<p style='font-size:0.1px'>secret", .tiny), ("<p style='color:#FFFFFF'>secret", .groundColour),
        ("<font color=white>secret</font>", .groundColour), ("<p style='color:rgba(1,2,3,0)'>secret", .groundColour),
        ("<p style='position:absolute;left:-9999px'>secret", .style), ("<template>secret</template>", .style),
        ("<p style='opacity:0'>secret", .style), ("<span aria-hidden=true>secret</span>", .screenReader),
    ])
    func `tells hidden text`(text: String, hiding: Remnant.Hiding) throws {
        #expect(try page(text).remnants.map(\.kind) == [.hiddenText(hiding)])
    }

    @Test(arguments: [
        "<p style='opacity:0.5'>x", "<p style='font-size:0.9em'>x", "<p hidden=false>x",
        "<div style='display:none'></div>x",
        "<style>@media print{.x{display:none}}</style><p class=x>x",
        "<div style='background:navy'><p style='color:white'>x",
        "<style>.dark{background:#003}</style><p class=dark style='color:white'>x", "<p style='color:#eee'>x",
        "<p style='text-indent:-2em'>x",
    ])
    func `takes nothing for hidden that can be seen`(text: String) throws {
        #expect(try page(text).remnants.isEmpty)
    }

    @Test func `tells what a page holds beside its text`() throws {
        let document = try page(
            """
            <meta name="author" content="J. Quarmby"><meta name=generator content="C:\\Users\\jq\\make.exe">
            <script>run()</script><script type="application/json">{"rows": [1]}</script><iframe src="x"></iframe>
            <a href="data:text/csv;base64,YSxi">data</a><!--[if lt IE 9]><script src="x.js"></script><![endif]-->
            """)
        #expect(
            document.remnants.map(\.kind) == [
                .author(name: "author"), .path, .embedded(.script), .embedded(.data), .embedded(.frame),
                .embedded(.data),
            ])
        #expect(!document.blocks.contains { $0.kind == .comment })
    }

    @Test func `long addresses of data are read as images, not as text`() throws {
        let image = png(text: ("Author", "J. Quarmby"))
        let document = try page("<img alt=a src='data:image/png;base64,\(base64(image))'>")
        #expect(document.remnants.map(\.kind) == [.imageMetadata(.author)])
        #expect(document.blocks.allSatisfy { $0.text.utf8.count < 40 })
    }
}

@Suite struct HTMLInMarkdownTests {
    @Test func `a table in Markdown goes on over empty lines until it ends`() throws {
        let rows = (1...200).map { "<tr><td>\($0)</td></tr>\n\n" }.joined()
        let document = try markdown("<TABLE>\n\n\(rows)</Table>\n\nAfter.\n\n<table><tr><td>a</td></tr></table>\n")
        #expect(document.tables.map(\.rows.count) == [200, 1])
    }

    @Test func `a table in raw HTML is a table, empty lines in it or not`() throws {
        let document = try markdown(
            "Table 1\n\n<table>\n<tr><th>who</th><th>n</th></tr>\n\n<tr><td>all</td><td>7</td></tr>\n</table>\n")
        #expect(
            document.tables.first?.rows.map { $0.map { document.blocks[$0].text } } == [["who", "n"], ["all", "7"]])
    }

    @Test func `an element may mark a vignette around Markdown`() throws {
        let document = try markdown(
            "<section data-vignette=\"V-0007@2\">\n<div>\n\nIn *it*.\n\n</div>\n</section>\n\nafter")
        let vignette = try #require(document.vignettes.first)
        #expect(document.paragraphs(of: vignette).map(\.text) == ["In it."])
        #expect(document.markerProblems.isEmpty)
    }

    @Test(arguments: [
        (
            "a whole vignette",
            "```\n<!-- vignette:begin V-1 -->\nOne two three four five six seven eight nine.\n<!-- vignette:end -->\n```",
            true
        ),
        ("one mark", "text\n\n    <!-- vignette:begin V-1 -->\n", true),
        ("the other mark outside", "```\n[[vignette V-1]]\n[[/vignette]]\n```\n\n<!-- vignette:end -->", true),
        ("an example of the marks", "```\n<!-- vignette:begin V-1 -->\n…\n<!-- vignette:end -->\n```", false),
        ("a word on them", "```\nvignette:begin\n```", false),
    ])
    func `a mark in code is text, and told where it looks meant`(what: String, text: String, isTold: Bool) throws {
        let document = try markdown(text)
        #expect(document.markerProblems.contains { $0.kind == .insideCode } == isTold)
        #expect(document.vignettes.isEmpty)
    }

    @Test func `an element that hides Markdown is told`() throws {
        let document = try markdown("<div style=\"display:none\">\n\nsecret\n\n</div>\n\nand <b hidden>this</b>")
        #expect(document.remnants.map(\.kind) == [.hiddenText(.style), .hiddenText(.style)])
    }
}

@Suite struct HostileHTMLTests {
    @Test(
        .timeLimit(.minutes(1)),
        arguments: [
            ("deep", String(repeating: "<div>", count: 5_000) + "end"),
            ("deep tables", String(repeating: "<table><tr><td>", count: 500) + "end"),
            ("ends without beginnings", String(repeating: "</b>", count: 5_000)),
            ("open and other ends", String(repeating: "<i><b></u>", count: 3_000)),
            ("attributes", "<p " + String(repeating: "a=b ", count: 5_000) + ">"),
            ("open comments", String(repeating: "<!--", count: 5_000)),
            ("open tags", String(repeating: "<a ", count: 5_000)),
            ("ampersands", String(repeating: "&", count: 20_000)),
            ("angles", String(repeating: "<", count: 20_000)), ("spaces", String(repeating: " \n", count: 20_000)),
            ("spans", "<table>" + String(repeating: "<tr><td colspan=1000 rowspan=1000>x", count: 300) + "</table>"),
            ("one long word", "<p>" + String(repeating: "a", count: 300_000)), ("empty", ""), ("raw", "<script>"),
            ("styles", "<style>" + String(repeating: "a{b:c}", count: 2_000)),
        ])
    func `neither hangs nor crashes`(what: String, text: String) throws {
        let document = try page(text)
        _ = document.quotations()
        #expect(document.blocks.allSatisfy { $0.section < document.sectionTitles.count })
    }

    @Test func `what stands too deep is said`() throws {
        let document = try page(String(repeating: "<div>", count: 600) + "end")
        #expect(document.blocks.contains { $0.text == "end" })
        #expect(document.remnants.contains { if case .unread = $0.kind { true } else { false } })
    }
}
