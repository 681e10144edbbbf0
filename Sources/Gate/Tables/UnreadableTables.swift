import Input
import Publication
import Redaction

extension DocumentCheck {
    /// Tables whose cells cannot be told: rows of unlike length, tables in tables, tables that are images or drawn with
    /// signs.
    func unreadableTableFindings() -> [Finding] {
        raggedFindings() + drawnFindings() + imageFindings() + tagFindings()
    }

    private func report(_ start: Place, _ end: Place, _ what: String) -> Finding {
        Finding(
            rule: .unreadableTable, file: document.name, start: start, end: end,
            message: "\(what): its numbers were not checked. \(Rule.unreadableTable.remedy)")
    }

    // MARK: Rows of unlike length

    private func raggedFindings() -> [Finding] {
        document.tables.compactMap { table in
            guard let header = table.rows.first, !header.isEmpty else { return nil }
            let places = document.places(of: header[0])
            if table.rows.contains(where: { $0.count != header.count }) {
                return report(places.start, places.start, "A table with rows of unlike length")
            }
            guard document.format == .markdown else { return nil }
            for row in table.rows {
                // An empty cell stands where its row begins, so that any cell of the row tells the line.
                guard let cell = row.first(where: { !document.blocks[$0].text.isEmpty }) else { continue }
                let place = document.places(of: cell).start
                let line = document.source.line(place.line)
                guard let cells = cells(in: document.source.bytes[line]), cells != header.count else { continue }
                return report(
                    Place(line: place.line, column: 1), document.source.place(of: line.upperBound),
                    "A table with a row of another length than its header")
            }
            return nil
        }
    }

    /// How many cells GitHub's Markdown reads in a line: bars that no backslash escapes part them. `nil` without a bar.
    private func cells(in line: ArraySlice<UInt8>) -> Int? {
        guard line.contains(0x7C) else { return nil }
        var text = line.drop { $0 == 0x3E || $0 <= 0x20 }
        while let last = text.last, last <= 0x20 { text.removeLast() }
        if text.first == 0x7C { text.removeFirst() }
        if text.last == 0x7C, text.dropLast().last != 0x5C { text.removeLast() }
        var count = 1
        var isEscaped = false
        for byte in text {
            if byte == 0x7C, !isEscaped { count += 1 }
            isEscaped = byte == 0x5C && !isEscaped
        }
        return count
    }

    // MARK: Tables drawn with signs

    /// Paragraphs and code with bars or columns of numbers that no reader takes for a table.
    private func drawnFindings() -> [Finding] {
        document.blocks.indices.compactMap { index in
            let kind = document.blocks[index].kind
            guard kind == .paragraph || kind == .code else { return nil }
            let text = document.blocks[index].text
            guard text.utf8.withContiguousStorageIfAvailable(Self.mayBeDrawn) ?? true else { return nil }
            let lines = Array(text.utf8).split { $0 == 0x0A || $0 == 0x0D }
            let isProgram = kind == .code && !lines.contains { $0.first == 0x7C || $0.first == 0x2B }
            guard !isProgram, lines.contains(where: Self.hasNumber) else { return nil }
            let barred = lines.count { line in line.count { $0 == 0x7C } >= 2 }
            let tabbed = lines.count { $0.contains(0x09) && Self.hasNumber($0) }
            guard barred >= 2 || tabbed >= 2 || lines.count(where: Self.isSpaced) >= 3 else { return nil }
            let places = document.places(of: index)
            return report(places.start, places.end, "A table drawn with signs or spaces")
        }
    }

    /// Whether a text has two lines, and bars, tabs or three spaces in a row: most paragraphs have not.
    private static func mayBeDrawn(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard ByteScan(text).first(0x0A, from: 0) != nil else { return false }
        var spaces = 0
        for byte in text {
            spaces = byte == 0x20 ? spaces + 1 : 0
            if byte == 0x7C || byte == 0x09 || spaces == 3 { return true }
        }
        return false
    }

    private static func hasNumber(_ line: ArraySlice<UInt8>) -> Bool { line.contains { $0 &- 0x30 < 10 } }

    /// Whether a line has numbers in columns: three spaces in a row, and few words.
    private static func isSpaced(_ line: ArraySlice<UInt8>) -> Bool {
        guard line.first != 0x20, hasNumber(line) else { return false }
        var spaces = 0
        let hasGap = line.contains { byte in
            spaces = byte == 0x20 ? spaces + 1 : 0
            return spaces == 3
        }
        return hasGap && line.split(separator: 0x20).count <= 12
    }

    // MARK: Images and tags

    private func imageFindings() -> [Finding] {
        document.images.compactMap { index in
            let text = document.blocks[index].text.lowercased()
            let caption = index + 1 < document.blocks.count ? document.blocks[index + 1].text.lowercased() : ""
            let words = TableLabels.words(text)
            guard
                words.contains("table") || words.contains("crosstab") || words.contains("cross-tabulation")
                    || (caption.hasPrefix("table ") && document.blocks[index + 1].kind.isBody)
            else { return nil }
            let places = document.places(of: index)
            return report(places.start, places.end, "A table that is an image")
        }
    }

    /// `<table>` in Markdown of which no cell was read, and a table inside another.
    private func tagFindings() -> [Finding] {
        let bytes = document.source.bytes
        guard document.format != .text else { return [] }
        var findings: [Finding] = []
        var open: [Int] = []
        lazy var read = document.tables.compactMap { $0.rows.first?.first }.map { document.places(of: $0).start }
            .sorted()
        var index = 0
        while let start = bytes.withUnsafeBufferPointer({ ByteScan($0).first(0x3C, from: index) }) {
            index = start + 1
            if isTag("table", at: index) {
                if !open.isEmpty {
                    let place = document.source.place(of: start)
                    findings.append(report(place, place, "A table inside another table"))
                }
                open.append(start)
            } else if isTag("/table", at: index), let opened = open.popLast(), open.isEmpty {
                let first = document.source.place(of: opened)
                let last = document.source.place(of: start)
                if !read.holdOne(from: first, to: last) {
                    findings.append(report(first, first, "A table in tags that this kind of file does not hold"))
                }
            }
        }
        return findings
    }

    private func isTag(_ name: String, at index: Int) -> Bool {
        let bytes = document.source.bytes
        let wanted = Array(name.utf8)
        guard index + wanted.count < bytes.count else { return false }
        for (offset, byte) in wanted.enumerated() where bytes[index + offset] | 0x20 != byte | 0x20 { return false }
        let next = bytes[index + wanted.count]
        return next == 0x3E || next <= 0x20 || next == 0x2F
    }
}

extension [Place] {
    /// Whether one of these places, which are in order, lies between two.
    fileprivate func holdOne(from first: Place, to last: Place) -> Bool {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if self[middle] < first { low = middle + 1 } else { high = middle }
        }
        return low < count && self[low] <= last
    }
}
