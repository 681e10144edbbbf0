import CZlib

/// Why a container cannot be read, in words that hold nothing of its content.
struct ContainerProblem: Error, Hashable {
    let found: String

    init(_ found: String) { self.found = found }
}

/// The entries of a ZIP container, as office documents use it.
///
/// Reads what the central directory lists, and checks that the local headers say the same: two readers of one file must not
/// see two documents. Everything that a word processor does not write, such as overlapping entries, names that lead out of
/// the container, encryption or other methods than deflate, is refused.
struct ZipArchive {
    struct Entry {
        let name: String
        let method: UInt16
        let crc: UInt32
        let size: Int
        /// The bytes of the container that hold its content, compressed.
        let content: Range<Int>
        /// Those with its header and what may follow it.
        let whole: Range<Int>
    }

    /// What is read of a container at most.
    struct Limits {
        var entries = 10_000
        /// Bytes of all entries together.
        var total = 512 << 20
        /// Bytes of one entry for each of its compressed bytes. Deflate cannot do better than 1032.
        var ratio = 200
        /// Bytes that an entry may have whatever its ratio.
        var floor = 1 << 20
        /// Folders inside each other.
        var depth = 16
        /// Bytes of a name.
        var nameLength = 512
    }

    let bytes: [UInt8]
    let entries: [Entry]
    /// Bytes before, between and after the entries that belong to none.
    let strayBytes: Int
    private let limits: Limits

    init(_ bytes: [UInt8], limits: Limits = Limits()) throws(ContainerProblem) {
        self.bytes = bytes
        self.limits = limits
        let reader = ZipDirectory(bytes: bytes, limits: limits)
        let directory = try reader.find()
        entries = try reader.entries(directory)
        var end = 0
        var stray = 0
        for range in (entries.map(\.whole) + [directory.whole]).sorted(by: { $0.lowerBound < $1.lowerBound }) {
            guard range.lowerBound >= end else { throw ContainerProblem("entries that lie over each other") }
            stray += range.lowerBound - end
            end = range.upperBound
        }
        strayBytes = stray + bytes.count - end
    }

    /// Gives the content of an entry to `body`, piece by piece, and checks its size and its check sum.
    func read(_ entry: Entry, _ body: (UnsafeBufferPointer<UInt8>) throws(ContainerProblem) -> Void)
        throws(ContainerProblem)
    {
        var checksum = crc32(0, nil, 0)
        var count = 0
        func take(_ piece: UnsafeBufferPointer<UInt8>) throws(ContainerProblem) {
            count += piece.count
            guard count <= entry.size else { throw ContainerProblem("an entry that is longer than it says") }
            checksum = crc32(checksum, piece.baseAddress, UInt32(piece.count))
            try body(piece)
        }
        if entry.method == 0 {
            let stored = Array(bytes[entry.content])
            var failure: ContainerProblem?
            stored.withUnsafeBufferPointer { buffer in
                do throws(ContainerProblem) { if !buffer.isEmpty { try take(buffer) } } catch { failure = error }
            }
            if let failure { throw failure }
        } else {
            try inflate(entry, take)
        }
        guard count == entry.size else { throw ContainerProblem("an entry that is cut off") }
        guard UInt32(truncatingIfNeeded: checksum) == entry.crc else {
            throw ContainerProblem("an entry whose check sum is wrong")
        }
    }

    /// The whole content of an entry, of which no more than `limit` bytes are read.
    func content(of entry: Entry, limit: Int) throws(ContainerProblem) -> [UInt8] {
        guard entry.size <= limit else { throw ContainerProblem("an entry of \(entry.size) bytes") }
        var content: [UInt8] = []
        content.reserveCapacity(entry.size)
        try read(entry) { (piece) throws(ContainerProblem) in content += piece }
        return content
    }

    private func inflate(_ entry: Entry, _ take: (UnsafeBufferPointer<UInt8>) throws(ContainerProblem) -> Void)
        throws(ContainerProblem)
    {
        var stream = z_stream()
        guard vignette_inflate_raw(&stream) == Z_OK else { throw ContainerProblem("no memory to unpack it") }
        defer { inflateEnd(&stream) }
        var failure: ContainerProblem?
        bytes.withUnsafeBufferPointer { input in
            withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 1 << 16) { output in
                stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress! + entry.content.lowerBound)
                stream.avail_in = UInt32(entry.content.count)
                while true {
                    stream.next_out = output.baseAddress
                    stream.avail_out = UInt32(output.count)
                    let result = CZlib.inflate(&stream, Z_NO_FLUSH)
                    let produced = output.count - Int(stream.avail_out)
                    guard result == Z_OK || result == Z_STREAM_END else {
                        failure = ContainerProblem("an entry that cannot be unpacked")
                        return
                    }
                    if produced > 0 {
                        do throws(ContainerProblem) {
                            try take(UnsafeBufferPointer(start: output.baseAddress, count: produced))
                        } catch {
                            failure = error
                            return
                        }
                    }
                    if result == Z_STREAM_END {
                        if stream.avail_in > 0 { failure = ContainerProblem("an entry with bytes after its end") }
                        return
                    }
                    if produced == 0, stream.avail_in == 0 {
                        failure = ContainerProblem("an entry that is cut off")
                        return
                    }
                }
            }
        }
        if let failure { throw failure }
    }
}
