import Input
import Publication
import Testing

@Suite struct HostileWordTests {
    /// Why a document was refused.
    private func refusal(_ bytes: [UInt8]) throws -> String {
        try #require(throws: InputProblem.self) { try Document(name: "t.docx", bytes: bytes, format: .docx) }.found
    }

    private func zip(_ change: (inout Zip) -> Void) -> [UInt8] {
        var zip = Word(Word.paragraph("x")).zip
        change(&zip)
        return zip.bytes
    }

    /// Deflated zeros: a stored block cannot shrink, so the packed bytes are written by hand as runs of one code.
    private func bomb(_ size: Int) -> Zip.Entry {
        // A fixed block: the literal 0, then matches of 258 bytes at distance 1, then the end.
        var bits: [Bool] = [true, true, false]
        func huffman(_ code: Int, _ length: Int) {
            for bit in (0..<length).reversed() { bits.append(code >> bit & 1 == 1) }
        }
        huffman(0x30, 8)
        let matches = (size - 1) / 258
        for _ in 0..<matches {
            huffman(0xC5, 8)
            huffman(0, 5)
        }
        huffman(0, 7)
        var packed: [UInt8] = []
        for start in stride(from: 0, to: bits.count, by: 8) {
            var byte: UInt8 = 0
            for index in 0..<8 where start + index < bits.count && bits[start + index] { byte |= 1 << UInt8(index) }
            packed.append(byte)
        }
        let content = Array(repeating: UInt8(0), count: 1 + matches * 258)
        return Zip.Entry(name: "word/media/image1.png", content: content, method: 8, packed: packed)
    }

    @Test func `reads what is packed`() throws {
        let bytes = zip { $0.entries.append(bomb(2_000)) }
        #expect(try Document(name: "t.docx", bytes: bytes, format: .docx).blocks.first?.text == "x")
    }

    @Test(arguments: [
        ("a bomb", "200 times"), ("a size that lies low", "longer than it says"),
        ("a size that lies high", "cut off"),
        ("a wrong check sum", "check sum"), ("two entries of one name", "two entries"), ("a name upwards", "leads out"),
        ("a name from the root", "leads out"), ("a drive", "leads out"), ("backslashes", "leads out"),
        ("an encrypted entry", "encrypted"), ("another method", "method"), ("other names", "headers differ"),
        ("many folders", "leads out"),
    ])
    func `refuses containers that no word processor writes`(what: String, found: String) throws {
        let bytes = zip { zip in
            switch what {
            case "a bomb":
                var entry = bomb(5_000)
                entry.size = 5_000_000
                zip.entries.append(entry)
            case "a size that lies low":
                var entry = bomb(5_000)
                entry.size = 100
                zip.entries.append(entry)
            case "a size that lies high":
                var entry = bomb(5_000)
                entry.size = 9_000
                zip.entries.append(entry)
            case "a wrong check sum": zip.entries[2].checksum = 7
            case "two entries of one name": zip.entries.append(Zip.Entry(name: "WORD/document.xml", content: []))
            case "a name upwards": zip.entries.append(Zip.Entry(name: "word/../../x", content: []))
            case "a name from the root": zip.entries.append(Zip.Entry(name: "/etc/x", content: []))
            case "a drive": zip.entries.append(Zip.Entry(name: "C:x", content: []))
            case "backslashes": zip.entries.append(Zip.Entry(name: "word\\x", content: []))
            case "an encrypted entry": zip.entries[2].flags = 1
            case "another method": zip.entries[2].method = 14
            case "other names": zip.entries[2].localName = "word/documenT.xml"
            default: zip.entries.append(Zip.Entry(name: String(repeating: "a/", count: 40) + "b", content: []))
            }
        }
        #expect(try refusal(bytes).contains(found))
    }

    @Test(arguments: [
        ("a document type", "<!DOCTYPE w [<!ENTITY a \"b\">]><w/>", "document type"),
        ("an entity bomb", "<!DOCTYPE l [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><l>&b;</l>", "document type"),
        ("an entity from elsewhere", "<!DOCTYPE l SYSTEM \"file:///etc/passwd\"><l/>", "document type"),
        ("an unknown entity", "<l>&nbsp;</l>", "not well formed"), ("an open element", "<l><m></l>", "not well formed"),
        ("deep elements", String(repeating: "<a>", count: 300) + String(repeating: "</a>", count: 300), "deep"),
        ("nothing", "", "not well formed"),
    ])
    func `refuses hostile XML`(what: String, xml: String, found: String) throws {
        #expect(try refusal(zip { $0.entries[2].content = Array(xml.utf8) }).contains(found))
    }

    @Test(arguments: [
        ([], "empty"), (Array("PK".utf8), "no container"),
        (Array("hello, this is no container at all".utf8), "no container"),
        ([0xD0, 0xCF, 0x11, 0xE0] + Array(repeating: 0, count: 600), "encrypted"),
    ])
    func `says what a file is that is no document`(bytes: [UInt8], found: String) throws {
        #expect(try refusal(bytes).contains(found))
    }

    @Test func `a document cut off anywhere, or with a bit turned, is read or refused`() throws {
        let whole = zip { $0.entries.append(bomb(3_000)) }
        for length in stride(from: 0, to: whole.count, by: 61) {
            #expect(throws: InputProblem.self) {
                try Document(name: "t.docx", bytes: Array(whole[..<length]), format: .docx)
            }
        }
        for index in stride(from: 0, to: whole.count, by: 29) {
            var bytes = whole
            bytes[index] ^= 0x10
            _ = try? Document(name: "t.docx", bytes: bytes, format: .docx)
        }
    }

    @Test func `reads long containers and those of streams`() throws {
        for change in [{ (entry: inout Zip.Entry) in entry.hasDescriptor = true }, { $0.isLong = true }] {
            let bytes = zip { zip in for index in zip.entries.indices { change(&zip.entries[index]) } }
            let document = try Document(name: "t.docx", bytes: bytes, format: .docx)
            #expect(document.blocks.map(\.text) == ["x"])
            #expect(document.remnants.isEmpty)
        }
    }

    @Test func `bytes between the entries are told`() throws {
        let bytes = zip { $0.gap = Array("hidden".utf8) }
        #expect(try Document(name: "t.docx", bytes: bytes, format: .docx).remnants.map(\.kind) == [.embedded(.outside)])
    }

    @Test(.timeLimit(.minutes(1)))
    func `many small pieces are refused before they fill the memory`() throws {
        let paragraphs = String(repeating: "<w:p><w:r><w:t>a</w:t></w:r></w:p>", count: 30_000)
        let bytes = Word(paragraphs).zip.bytes
        // Stored, not packed, the file is as large as its text and may be read; what it needs is counted all the same.
        let document = try? Document(name: "t.docx", bytes: bytes, format: .docx)
        #expect(document == nil || document?.blocks.count == 30_000)
    }
}
