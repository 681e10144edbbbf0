import Publication
import Testing

@Suite struct WordTests {
    private static let styles = Word.root(
        "styles",
        """
        <w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>
        <w:style w:type="paragraph" w:styleId="Own"><w:basedOn w:val="berschrift1"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
        <w:style w:type="paragraph" w:styleId="Zitat"><w:name w:val="Quote"/></w:style>
        <w:style w:type="paragraph" w:styleId="Caption"><w:name w:val="caption"/></w:style>
        <w:style w:type="paragraph" w:styleId="Unseen"><w:rPr><w:vanish/></w:rPr></w:style>
        """)

    private func word(_ body: String) -> Word {
        var word = Word(body)
        word.parts = [("word/styles.xml", Self.styles)]
        word.links = [("styles", "styles.xml", false)]
        return word
    }

    @Test func `cuts a document into blocks`() throws {
        let document = try word(
            Word.paragraph("Finding support", style: "berschrift1") + Word.paragraph("One.") + "<w:p/>"
                + Word.paragraph("Second", style: "Own") + Word.paragraph("We met.", style: "Zitat")
                + Word.paragraph("(P7)", style: "Zitat") + Word.paragraph("Figure 1", style: "Caption")
                + "<w:p><w:pPr><w:numPr><w:numId w:val=\"3\"/></w:numPr></w:pPr><w:r><w:t>an item</w:t></w:r></w:p>"
        ).document()
        #expect(
            document.blocks.map(\.kind) == [
                .heading(level: 1), .paragraph, .heading(level: 2), .blockquote, .blockquote, .caption, .listItem,
            ])
        #expect(document.sectionTitles == ["", "Finding support", "Second"])
        #expect(document.blocks.map(\.quote) == [nil, nil, nil, 0, 0, nil, nil])
    }

    @Test func `a word has its line in the extracted text and its place in the container`() throws {
        let document = try Word(
            Word.paragraph("One")
                + "<w:p><w:r><w:t>Two </w:t></w:r><w:r><w:t>Quar</w:t></w:r><w:r><w:t>mby</w:t></w:r></w:p>"
        ).document()
        #expect(place(of: "Quarmby", in: document) == "2:5-2:12")
        #expect(document.location(of: Place(line: 2, column: 5)) == "word/document.xml#p2/r2")
        #expect(document.location(of: Place(line: 2, column: 9)) == "word/document.xml#p2/r3")
        #expect(String(decoding: document.source.bytes, as: UTF8.self).hasPrefix("One\nTwo Quarmby\n"))
    }

    @Test func `keeps tables, merged cells included`() throws {
        func cell(_ text: String, _ properties: String = "") -> String {
            "<w:tc><w:tcPr>\(properties)</w:tcPr>\(text.isEmpty ? "<w:p/>" : Word.paragraph(text))</w:tc>"
        }
        let rows = [
            cell("who") + cell("n") + cell("%"),
            cell("nurses", "<w:vMerge w:val=\"restart\"/>") + cell("7") + cell("70"),
            cell("", "<w:vMerge/>") + cell("8", "<w:gridSpan w:val=\"2\"/>"),
        ]
        let document = try word(
            Word.paragraph("Table 1", style: "Caption") + "<w:tbl>" + rows.map { "<w:tr>\($0)</w:tr>" }.joined()
                + "</w:tbl>"
        ).document()
        let table = try #require(document.tables.first)
        #expect(
            table.rows.map { $0.map { document.blocks[$0].text } } == [
                ["who", "n", "%"], ["nurses", "7", "70"], ["nurses", "8", "8"],
            ])
        #expect(table.caption.map { document.blocks[$0].text } == "Table 1")
    }

    @Test func `notes stand where they are referred to, heads and feet belong to no section`() throws {
        var word = Word(
            "<w:p><w:r><w:t>Text</w:t><w:footnoteReference w:id=\"2\"/></w:r></w:p>" + Word.paragraph("After"))
        word.links = [
            ("footnotes", "footnotes.xml", false), ("header", "header1.xml", false),
            ("comments", "comments.xml", false),
        ]
        word.parts = [
            (
                "word/footnotes.xml",
                Word.root(
                    "footnotes",
                    "<w:footnote w:id=\"2\">\(Word.paragraph("By Quarmby"))</w:footnote>"
                        + "<w:footnote w:id=\"3\">\(Word.paragraph("Unused"))</w:footnote>")
            ),
            ("word/header1.xml", Word.root("hdr", Word.paragraph("A head"))),
            (
                "word/comments.xml",
                Word.root("comments", "<w:comment w:id=\"1\" w:author=\"J\">\(Word.paragraph("A remark"))</w:comment>")
            ),
        ]
        let document = try word.document()
        #expect(
            document.blocks.map(\.kind) == [.paragraph, .footnote, .paragraph, .comment, .footnote, .pageHeader])
        #expect(document.blocks.map(\.text) == ["Text", "By Quarmby", "After", "A remark", "Unused", "A head"])
        #expect(document.location(of: document.places(of: 1).start) == "word/footnotes.xml#p1/r1")
    }

    @Test(arguments: [
        (
            "a content control",
            "<w:sdt><w:sdtPr><w:tag w:val=\"vignette:V-0007@2\"/></w:sdtPr><w:sdtContent>\(Word.paragraph("In it."))</w:sdtContent></w:sdt>"
        ),
        (
            "bookmarks",
            "<w:p><w:bookmarkStart w:id=\"4\" w:name=\"vignette_V_0007_r2\"/><w:r><w:t>In it.</w:t></w:r>"
                + "<w:bookmarkEnd w:id=\"4\"/></w:p>"
        ),
        (
            "bookmarks between paragraphs",
            "<w:bookmarkStart w:id=\"4\" w:name=\"vignette:V-0007@2\"/>\(Word.paragraph("In it."))<w:bookmarkEnd w:id=\"4\"/>"
        ),
        ("lines", Word.paragraph("[[vignette V-0007@2]]") + Word.paragraph("In it.") + Word.paragraph("[[/vignette]]")),
    ])
    func `finds marked vignettes`(what: String, body: String) throws {
        let document = try Word(Word.paragraph("before") + body + Word.paragraph("after")).document()
        let vignette = try #require(document.vignettes.first)
        #expect(vignette.reference == "V-0007@2")
        #expect(document.paragraphs(of: vignette).map(\.text) == ["In it."])
        #expect(document.markerProblems.isEmpty)
    }

    @Test func `a bookmark inside a content control of the same name adds nothing`() throws {
        let document = try Word(
            "<w:sdt><w:sdtPr><w:tag w:val=\"vignette:V-0007@2\"/></w:sdtPr><w:sdtContent>"
                + "<w:p><w:bookmarkStart w:id=\"4\" w:name=\"vignette:V-0007@2\"/><w:r><w:t>x</w:t></w:r><w:bookmarkEnd w:id=\"4\"/></w:p>"
                + "</w:sdtContent></w:sdt>"
        ).document()
        #expect(document.vignettes.count == 1)
        #expect(document.markerProblems.isEmpty)
    }

    @Test func `a mark in the middle of a paragraph is told`() throws {
        let document = try Word(
            "<w:p><w:r><w:t>a </w:t></w:r><w:bookmarkStart w:id=\"4\" w:name=\"vignette:V-1\"/><w:r><w:t>b</w:t></w:r>"
                + "<w:bookmarkEnd w:id=\"4\"/><w:r><w:t> c</w:t></w:r></w:p>"
        ).document()
        #expect(document.markerProblems.map(\.kind) == [.insideText, .insideText])
    }

    @Test func `deleted words are kept apart from what stands there now`() throws {
        let document = try Word(
            "<w:p><w:r><w:t>We met </w:t></w:r><w:del w:id=\"1\" w:author=\"J\"><w:r><w:delText>Quarmby</w:delText></w:r></w:del>"
                + "<w:ins w:id=\"2\" w:author=\"J\"><w:r><w:t>them</w:t></w:r></w:ins>"
                + "<w:moveFrom w:id=\"3\" w:author=\"J\"><w:r><w:t>moved</w:t></w:r></w:moveFrom></w:p>"
                + "<w:p><w:pPr><w:rPr><w:ins w:id=\"4\" w:author=\"J\"/></w:rPr></w:pPr><w:r><w:t>split</w:t></w:r></w:p>"
                + "<w:p><w:r><w:rPr><w:b/><w:rPrChange w:id=\"5\" w:author=\"J\"><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>bold</w:t></w:r></w:p>"
        ).document()
        #expect(document.blocks.map(\.text) == ["We met them", "Quarmby", "moved", "split", "bold"])
        #expect(document.blocks[1].kind == .deleted)
        #expect(document.remnants.map(\.kind) == [.trackedChanges(3), .trackedChanges(1), .trackedChanges(1)])
    }

    @Test(arguments: [
        ("hidden", "<w:vanish/>", Remnant.Hiding.hiddenRun), ("white", "<w:color w:val=\"FFFFFF\"/>", .groundColour),
        ("the page's colour", "<w:color w:val=\"auto\" w:themeColor=\"background1\"/>", .groundColour),
        ("tiny", "<w:sz w:val=\"2\"/>", .tiny),
    ])
    func `tells hidden runs`(what: String, run: String, hiding: Remnant.Hiding) throws {
        let document = try Word(
            "<w:p><w:r><w:t>Quar</w:t></w:r><w:r><w:rPr>\(run)</w:rPr><w:t>secret</w:t></w:r><w:r><w:t>mby</w:t></w:r></w:p>"
        ).document()
        #expect(document.blocks.map(\.text) == ["Quarmby", "secret"])
        #expect(document.remnants.map(\.kind) == [.hiddenText(hiding)])
    }

    @Test(arguments: [
        "<w:vanish w:val=\"0\"/>", "<w:color w:val=\"FFFFFF\"/><w:highlight w:val=\"black\"/>",
        "<w:color w:val=\"FFFFFF\"/><w:shd w:val=\"clear\" w:fill=\"000080\"/>", "<w:sz w:val=\"16\"/>",
    ])
    func `takes nothing for hidden that can be seen`(run: String) throws {
        let document = try Word(Word.paragraph("seen", run: run)).document()
        #expect(document.remnants.isEmpty)
        #expect(document.blocks.map(\.kind) == [.paragraph])
    }

    @Test func `a style may hide a paragraph`() throws {
        #expect(
            try word(Word.paragraph("x", style: "Unseen")).document().remnants.map(\.kind) == [.hiddenText(.hiddenRun)])
    }

    @Test func `a text box is read once, and a fallback that says something else is told`() throws {
        func box(_ fallback: String) -> String {
            "<w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><w:txbxContent>\(Word.paragraph("In a box"))"
                + "</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>\(Word.paragraph(fallback))"
                + "</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent><w:t>around</w:t></w:r></w:p>"
        }
        let same = try Word(box("In a box")).document()
        #expect(same.blocks.map(\.text) == ["In a box", "around"])
        #expect(same.remnants.isEmpty)
        let other = try Word(box("Quarmby")).document()
        #expect(other.remnants.map(\.kind) == [.hiddenText(.fallback)])
        #expect(place(of: "Quarmby", in: other) != nil)
    }

    @Test func `fields and links tell where they lead`() throws {
        var word = Word(
            "<w:p><w:hyperlink r:id=\"r1\"><w:r><w:t>site</w:t></w:r></w:hyperlink>"
                + "<w:r><w:fldChar w:fldCharType=\"begin\"/><w:instrText> HYPERLINK \"file:///C:/x\" </w:instrText>"
                + "<w:fldChar w:fldCharType=\"separate\"/><w:t>there</w:t><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>"
        )
        word.links = [("hyperlink", "https://a.example/P07", true)]
        let document = try word.document()
        #expect(document.blocks.map(\.text) == ["sitethere", "https://a.example/P07", "file:///C:/x"])
    }

    @Test func `images have alternative texts, or none`() throws {
        func image(_ description: String) -> String {
            "<w:p><w:r><w:drawing><wp:inline><wp:docPr id=\"1\" name=\"Picture 1\"\(description)/><a:blip r:embed=\"r1\"/>"
                + "</wp:inline></w:drawing></w:r></w:p>"
        }
        let document = try Word(image(" descr=\"a hill\"") + image("")).document()
        #expect(document.images.map { document.blocks[$0].text } == ["a hill", ""])
    }
}

@Suite struct WordPackageTests {
    private static let core =
        "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" "
        + "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>T</dc:title><dc:creator>J. Quarmby</dc:creator>"
        + "<cp:lastModifiedBy>python-docx</cp:lastModifiedBy></cp:coreProperties>"
    private static let app =
        "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\">"
        + "<Template>Normal.dotm</Template><Company>Quarmby and Sons</Company><Application>W</Application></Properties>"

    @Test func `properties that name somebody are told`() throws {
        var word = Word(Word.paragraph("x"))
        word.parts = [("docProps/core.xml", Self.core), ("docProps/app.xml", Self.app)]
        let document = try word.document()
        #expect(document.remnants.map(\.kind) == [.author(name: "creator"), .author(name: "Company")])
        #expect(document.blocks.filter { $0.text.contains("Quarmby") }.count == 2)
    }

    @Test(arguments: [
        ("word/vbaProject.bin", Remnant.Kind.embedded(.macros)), ("word/embeddings/oleObject1.bin", .embedded(.object)),
        ("word/embeddings/Book1.xlsx", .embedded(.workbook)), ("word/printerSettings/p1.bin", .embedded(.printer)),
        ("word/activeX/activeX1.bin", .embedded(.object)), ("word/notes-of-mine.txt", .embedded(.stray)),
        ("customXml/item1.bin", .embedded(.customXML)), ("word/media/sound.wav", .embedded(.object)),
        ("word/media/P07.png", .path),
    ])
    func `every part of the container is read or told`(name: String, kind: Remnant.Kind) throws {
        var word = Word(Word.paragraph("x"))
        word.parts = [(name, "y")]
        #expect(try word.document().remnants.map(\.kind) == [kind])
    }

    @Test(arguments: [
        ("attachedTemplate", "file:///C:/Users/j/t.dotm", [Remnant.Kind.embedded(.template)]),
        ("image", "http://a.example/i.png", [.embedded(.external)]), ("oleObject", "b.xlsx", [.embedded(.external)]),
        ("hyperlink", "http://a.example", []),
    ])
    func `what is fetched from elsewhere is told`(type: String, target: String, kinds: [Remnant.Kind]) throws {
        var word = Word(Word.paragraph("x"))
        word.links = [(type, target, true)]
        #expect(try word.document().remnants.map(\.kind) == kinds)
    }

    @Test func `custom XML is told where it holds anything`() throws {
        func kinds(_ xml: String) throws -> [Remnant.Kind] {
            var word = Word(Word.paragraph("x"))
            word.parts = [("customXml/item1.xml", xml)]
            return try word.document().remnants.map(\.kind)
        }
        #expect(
            try kinds(
                "<b:Sources xmlns:b=\"http://schemas.openxmlformats.org/officeDocument/2006/bibliography\" Style=\"APA\"/>"
            )
            .isEmpty)
        #expect(try kinds("<a><b>P07</b></a>") == [.embedded(.customXML)])
    }

    @Test func `a picture's own data are told`() throws {
        var zip = Word(Word.paragraph("x")).zip
        zip.entries.append(Zip.Entry(name: "word/media/image1.png", content: png(text: ("Author", "J"))))
        let document = try Document(name: "t.docx", bytes: zip.bytes, format: .docx)
        #expect(document.remnants.map(\.kind) == [.imageMetadata(.author)])
        #expect(document.location(of: document.places(of: document.remnants[0].range).start) == "word/media/image1.png")
    }
}
