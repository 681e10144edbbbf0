import Input

// Running text, and tables with their cells.
extension HTMLReader {
    /// Appends text, white space run together as browsers do.
    mutating func appendText(_ range: Range<Int>, isVerbatim: Bool = false) throws(InputProblem) {
        let bytes = html.bytes
        if context.keepsSpaces || isVerbatim {
            guard bytes[range].contains(where: { $0 > 0x20 }) || !flows[flows.count - 1].text.isEmpty else { return }
            try appendWords(range)
            return
        }
        var start = range.lowerBound
        var position = start
        while position < range.upperBound {
            guard HTMLTokenizer.isSpace(bytes[position]) else {
                position += 1
                continue
            }
            var end = position + 1
            while end < range.upperBound, HTMLTokenizer.isSpace(bytes[end]) { end += 1 }
            // One space between words of one stretch stays as it is.
            if end == position + 1, bytes[position] == 0x20, position > start, end < range.upperBound {
                position = end
                continue
            }
            if start < position { try appendWords(start..<position) }
            flows[flows.count - 1].space = position..<end
            start = end
            position = end
        }
        if start < position { try appendWords(start..<position) }
    }

    /// Appends words, and before them the space that is due.
    private mutating func appendWords(_ range: Range<Int>) throws(InputProblem) {
        let context = self.context
        let last = flows.count - 1
        noteHidden(context)
        if context.hiddenBy != nil {
            if !flows[last].hidden.isEmpty, flows[last].space != nil { flows[last].hidden.append(unmapped: [0x20]) }
            flows[last].space = nil
            CharacterReferences.append(html, range, to: &flows[last].hidden, isBare: true)
            return
        }
        if !flows[last].marks.isEmpty {
            // A mark with text on both sides divides nothing.
            for mark in flows[last].marks {
                var mark = mark
                mark.isInline = true
                try append(mark)
            }
            flows[last].marks = []
        }
        if flows[last].kind == nil {
            flows[last].kind = context.kind
            flows[last].quote = context.quote
        }
        if let space = flows[last].space {
            if let end = flows[last].text.bytes.last, end != 0x0A {
                flows[last].text.append(
                    [0x20], for: html.map.start(of: space.lowerBound)..<html.map.end(of: space.upperBound))
            }
            flows[last].space = nil
        }
        CharacterReferences.append(html, range, to: &flows[last].text, isBare: true)
    }

    private mutating func noteHidden(_ context: Context) {
        if let hiding = context.hiddenBy, hiding < elements.count { elements[hiding].hidText = true }
        if let silent = context.silencedBy, silent < elements.count { elements[silent].hidText = true }
    }

    /// Appends a sign that an element stands for.
    mutating func appendSign(_ sign: String) {
        let last = flows.count - 1
        guard context.hiddenBy == nil else { return }
        if flows[last].kind == nil {
            flows[last].kind = context.kind
            flows[last].quote = context.quote
        }
        if flows[last].space != nil, sign == "“" {
            if let end = flows[last].text.bytes.last, end != 0x0A { flows[last].text.append(unmapped: [0x20]) }
            flows[last].space = nil
        }
        flows[last].text.append(unmapped: Array(sign.utf8))
    }

    mutating func breakLine(at range: Range<Int>) {
        let last = flows.count - 1
        flows[last].space = nil
        guard context.hiddenBy == nil, !flows[last].text.isEmpty else { return }
        flows[last].text.append(
            [0x0A], for: html.map.start(of: range.lowerBound)..<html.map.end(of: range.upperBound))
    }

    /// Ends a paragraph; inside a cell, a line of it.
    mutating func flush() throws(InputProblem) {
        let last = flows.count - 1
        flows[last].space = nil
        if last > 0 {
            if let end = flows[last].text.bytes.last, end != 0x0A { flows[last].text.append(unmapped: [0x0A]) }
            return
        }
        let ended = flows[0]
        flows[0] = Flow(origin: 0)
        if !ended.text.isEmpty, !ended.text.string.isBlank {
            let kind = ended.kind ?? root.kind
            try builder.append(
                DocumentPart(kind: kind, text: ended.text, quote: ended.quote, isApart: kind.isMetadata))
        }
        try appendHidden(ended.hidden)
        for mark in ended.marks { try append(mark) }
    }

    private mutating func appendHidden(_ text: MappedText) throws(InputProblem) {
        guard !text.isEmpty, !text.string.isBlank else { return }
        try append(DocumentPart(kind: .hidden, text: text, isInline: true))
    }

    // MARK: Tables

    mutating func beginRow() {
        guard !tables.isEmpty else { return }
        tables[tables.count - 1].grid.beginRow()
        tables[tables.count - 1].isInRow = true
    }

    mutating func beginCell(_ tag: HTMLTag) {
        var flow = Flow(origin: html.map.end(of: tag.range.upperBound))
        func span(_ name: String) -> Int {
            guard let value = tag[name]?.value else { return 1 }
            return max(1, min(1000, Int(String(decoding: html.bytes[value], as: UTF8.self)) ?? 1))
        }
        flow.spans = (span("colspan"), span("rowspan"))
        if !tables.isEmpty, !tables[tables.count - 1].isInRow { beginRow() }
        flows.append(flow)
    }

    mutating func endCell() throws(InputProblem) {
        guard flows.count > 1, let ended = flows.popLast() else { return }
        let text = ended.text.withoutLineEnds
        guard !tables.isEmpty else {
            if !text.isEmpty { try builder.append(DocumentPart(kind: root.kind, text: text, quote: ended.quote)) }
            return try appendHidden(ended.hidden)
        }
        let last = tables.count - 1
        if tables[last].grid.rows.isEmpty { tables[last].grid.beginRow() }
        let part = try builder.append(
            DocumentPart(
                kind: .tableCell(
                    table: tables[last].number, row: tables[last].grid.rows.count - 1,
                    column: tables[last].grid.nextColumn),
                text: text, quote: context.quote))
        tables[last].grid.add(part, columns: ended.spans.columns, rows: ended.spans.rows)
        try appendHidden(ended.hidden)
    }

    mutating func endTable(at position: Int) throws(InputProblem) {
        try flush()
        guard let ended = tables.popLast() else { return }
        try builder.setTable(ended.number, ended.grid, end: html.map.start(of: position))
    }
}

extension Block.Kind {
    var isMetadata: Bool {
        if case .metadata = self { return true }
        return false
    }
}

extension MappedText {
    /// The text without the line ends after its last word.
    var withoutLineEnds: MappedText {
        var end = bytes.count
        while end > 0, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x20 { end -= 1 }
        return end == bytes.count ? self : slice(0..<end)
    }
}
