public import Input

/// A place in a file: line and column, both counted from 1, columns in Unicode scalars.
public struct Place: Hashable, Sendable, Comparable {
    /// The line.
    public let line: Int
    /// The column.
    public let column: Int

    /// Names a place.
    public init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }

    /// Orders by line, then column.
    public static func < (left: Self, right: Self) -> Bool { (left.line, left.column) < (right.line, right.column) }
}

/// The bytes of a file with the places of its lines. LF, CRLF and CR end a line; a byte order mark is not counted.
public struct SourceText: Sendable {
    /// The bytes, valid UTF-8 without NUL and without a byte order mark.
    public let bytes: [UInt8]
    /// The offset at which each line begins.
    let lineStarts: [Int]
    /// How many bytes before each multiple of `step` continue a scalar, so that the column on a line of any length is found at
    /// once; empty where column and byte are the same on every line.
    private let continuations: [UInt32]

    private static let step = 64

    /// Checks and cuts a file.
    ///
    /// - Throws: `InputProblem` where the bytes are not UTF-8 or hold a NUL.
    public init(file: String, bytes: [UInt8]) throws(InputProblem) {
        try checkEncoding(of: bytes, file: file)
        self.init(valid: bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes)
    }

    /// Cuts bytes that are known to be sound.
    init(valid bytes: [UInt8]) {
        self.bytes = bytes
        var starts = [0]
        let isASCII = bytes.withUnsafeBufferPointer { bytes in
            let scan = ByteScan(bytes)
            var index = scan.firstBelow(0x0E, from: 0)
            while index < bytes.count {
                let byte = bytes[index]
                if byte == 0x0A || (byte == 0x0D && !(index + 1 < bytes.count && bytes[index + 1] == 0x0A)) {
                    starts.append(index + 1)
                }
                index = scan.firstBelow(0x0E, from: index + 1)
            }
            return scan.firstBeyondASCII(from: 0) == bytes.count
        }
        lineStarts = starts
        continuations = isASCII ? [] : Self.continuations(in: bytes)
    }

    private static func continuations(in bytes: [UInt8]) -> [UInt32] {
        var sums: [UInt32] = []
        sums.reserveCapacity(bytes.count / step + 1)
        var sum = 0
        for start in stride(from: 0, through: bytes.count, by: step) {
            sums.append(UInt32(truncatingIfNeeded: sum))
            sum += continuations(in: bytes, start..<min(bytes.count, start + step))
        }
        return sums
    }

    private static func continuations(in bytes: [UInt8], _ range: Range<Int>) -> Int {
        bytes.withUnsafeBufferPointer { ByteScan($0).continuations(in: range) }
    }

    /// How many scalars begin before a byte.
    private func scalars(before offset: Int) -> Int {
        guard !continuations.isEmpty else { return offset }
        let block = offset / Self.step
        return offset - Int(continuations[block]) - Self.continuations(in: bytes, (block * Self.step)..<offset)
    }

    /// The line of a byte, counted from 1.
    func lineNumber(of offset: Int) -> Int {
        var low = 0
        var high = lineStarts.count
        while low < high {
            let middle = (low + high) / 2
            if lineStarts[middle] <= offset { low = middle + 1 } else { high = middle }
        }
        return max(1, low)
    }

    /// The place of a byte.
    public func place(of offset: Int) -> Place {
        let offset = min(max(offset, 0), bytes.count)
        let line = lineNumber(of: offset)
        let start = lineStarts[line - 1]
        return Place(line: line, column: scalars(before: offset) - scalars(before: start) + 1)
    }

    /// The byte of a place.
    func offset(of place: Place) -> Int {
        guard place.line >= 1, place.line <= lineStarts.count else { return bytes.count }
        let start = lineStarts[place.line - 1]
        if continuations.isEmpty { return min(bytes.count, start + place.column - 1) }
        // The first byte before which as many scalars begin, and then the end of the last of them.
        let wanted = scalars(before: start) + place.column - 1
        var low = start
        var high = bytes.count
        while low < high {
            let middle = (low + high) / 2
            if scalars(before: middle) < wanted { low = middle + 1 } else { high = middle }
        }
        while low < bytes.count, bytes[low] & 0b1100_0000 == 0b1000_0000 { low += 1 }
        return low
    }

    /// The bytes of a line (counted from 1) without its end.
    public func line(_ number: Int) -> Range<Int> {
        guard number >= 1, number <= lineStarts.count else { return bytes.count..<bytes.count }
        let start = lineStarts[number - 1]
        var end = number < lineStarts.count ? lineStarts[number] : bytes.count
        while end > start, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
        return start..<end
    }
}
