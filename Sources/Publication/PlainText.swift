import Input

/// Cuts plain text into paragraphs at empty lines; a mark of a vignette stands on a line of its own.
func readPlainText(_ source: SourceText, into builder: inout DocumentBuilder) throws(InputProblem) {
    var paragraph: Range<Int>?
    func flush(_ builder: inout DocumentBuilder) throws(InputProblem) {
        guard let range = paragraph else { return }
        try builder.append(DocumentPart(kind: .paragraph, text: MappedText(source, range)))
        paragraph = nil
    }
    for number in 1...source.lineStarts.count {
        let line = source.line(number)
        let bytes = source.bytes[line]
        if bytes.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) {
            try flush(&builder)
            continue
        }
        let isMark = bytes.count < 256 && VignetteMark(line: String(decoding: bytes, as: UTF8.self)) != nil
        if isMark {
            try flush(&builder)
            try builder.append(DocumentPart(kind: .paragraph, text: MappedText(source, line)))
        } else if let begun = paragraph {
            paragraph = begun.lowerBound..<line.upperBound
        } else {
            paragraph = line
        }
    }
    try flush(&builder)
}
