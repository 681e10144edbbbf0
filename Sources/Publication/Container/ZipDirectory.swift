/// Reads the directory at the end of a ZIP container.
struct ZipDirectory {
    let bytes: [UInt8]
    let limits: ZipArchive.Limits

    /// The directory: how many entries, where they are listed, and the bytes up to the end of the last record.
    struct Place {
        let count: Int
        let list: Range<Int>
        let whole: Range<Int>
    }

    private func number16(_ offset: Int) -> Int { Int(bytes[offset]) | Int(bytes[offset + 1]) << 8 }
    private func number32(_ offset: Int) -> Int { number16(offset) | number16(offset + 2) << 16 }

    private func number64(_ offset: Int) throws(ContainerProblem) -> Int {
        let high = number32(offset + 4)
        guard high < 1 << 20 else { throw ContainerProblem("a size beyond all bounds") }
        return number32(offset) | high << 32
    }

    private func has(_ signature: Int, at offset: Int, length: Int) -> Bool {
        offset >= 0 && offset + length <= bytes.count && number32(offset) == signature
    }

    // MARK: The end record

    func find() throws(ContainerProblem) -> Place {
        guard bytes.count >= 22 else { throw ContainerProblem(bytes.isEmpty ? "an empty file" : "no container") }
        var end = bytes.count - 22
        let first = max(0, end - 0xFFFF)
        while !(has(0x0605_4B50, at: end, length: 22) && end + 22 + number16(end + 20) <= bytes.count) {
            end -= 1
            guard end >= first else {
                throw ContainerProblem(
                    bytes.starts(with: [0x50, 0x4B]) ? "a container that is cut off" : notContainer)
            }
        }
        guard number16(end + 4) == 0, number16(end + 6) == 0 else { throw ContainerProblem("one of several volumes") }
        var count = number16(end + 10)
        var size = number32(end + 12)
        var start = number32(end + 16)
        var records = end
        if has(0x0706_4B50, at: end - 20, length: 20) {
            records = try number64(end - 20 + 8)
            guard has(0x0606_4B50, at: records, length: 56), records < end else {
                throw ContainerProblem("a container whose directory is damaged")
            }
            count = try number64(records + 32)
            size = try number64(records + 40)
            start = try number64(records + 48)
        } else if count == 0xFFFF || size == 0xFFFF_FFFF || start == 0xFFFF_FFFF {
            throw ContainerProblem("a container whose directory is damaged")
        }
        guard start + size == records else { throw ContainerProblem("a container whose directory is damaged") }
        guard count <= limits.entries, size >= count * 46 else { throw ContainerProblem("\(count) entries") }
        return Place(
            count: count, list: start..<(start + size), whole: start..<(end + 22 + number16(end + 20)))
    }

    private var notContainer: String {
        // Word's older format and encrypted documents are compound files.
        bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0])
            ? "an encrypted document or one of an older format" : "no container"
    }

    // MARK: Entries

    func entries(_ place: Place) throws(ContainerProblem) -> [ZipArchive.Entry] {
        var entries: [ZipArchive.Entry] = []
        var names: Set<String> = []
        var offset = place.list.lowerBound
        var total = 0
        for _ in 0..<place.count {
            guard has(0x0201_4B50, at: offset, length: 46), offset + 46 <= place.list.upperBound else {
                throw ContainerProblem("a container whose directory is damaged")
            }
            let nameLength = number16(offset + 28)
            let extraLength = number16(offset + 30)
            let next = offset + 46 + nameLength + extraLength + number16(offset + 32)
            guard next <= place.list.upperBound else {
                throw ContainerProblem("a container whose directory is damaged")
            }
            let nameRange = (offset + 46)..<(offset + 46 + nameLength)
            let name = try checkedName(Array(bytes[nameRange]))
            // Names that differ in case only are one part.
            guard names.insert(name.lowercased()).inserted else { throw ContainerProblem("two entries of one name") }
            let entry = try entry(
                name: name, at: offset, extra: nameRange.upperBound..<(nameRange.upperBound + extraLength),
                directory: place.list.lowerBound)
            total += entry.size
            guard total <= limits.total else { throw ContainerProblem("more than \(limits.total >> 20) MB unpacked") }
            if !name.hasSuffix("/") { entries.append(entry) }
            offset = next
        }
        guard offset == place.list.upperBound else { throw ContainerProblem("a container whose directory is damaged") }
        return entries
    }

    private func entry(name: String, at offset: Int, extra: Range<Int>, directory: Int) throws(ContainerProblem)
        -> ZipArchive.Entry
    {
        let flags = number16(offset + 8)
        guard flags & 0x2041 == 0 else { throw ContainerProblem("an encrypted entry") }
        let method = number16(offset + 10)
        guard method == 0 || method == 8 else { throw ContainerProblem("an entry packed by a method that is not read") }
        var packed = number32(offset + 20)
        var size = number32(offset + 24)
        var header = number32(offset + 42)
        var isLong = false
        try fields(extra) { (id, field) throws(ContainerProblem) in
            guard id == 1 else { return }
            isLong = true
            var position = field.lowerBound
            func take(_ value: inout Int) throws(ContainerProblem) {
                guard value == 0xFFFF_FFFF else { return }
                guard position + 8 <= field.upperBound else {
                    throw ContainerProblem("a container whose directory is damaged")
                }
                value = try number64(position)
                position += 8
            }
            try take(&size)
            try take(&packed)
            try take(&header)
        }
        guard has(0x0403_4B50, at: header, length: 30), header < directory else {
            throw ContainerProblem("an entry that is not where the directory says")
        }
        let start = header + 30 + number16(header + 26) + number16(header + 28)
        guard start + packed <= directory else { throw ContainerProblem("a container that is cut off") }
        let localName = bytes[(header + 30)..<(header + 30 + number16(header + 26))]
        guard localName.elementsEqual(bytes[(offset + 46)..<(offset + 46 + number16(offset + 28))]),
            number16(header + 8) == method, number16(header + 6) & 0x2041 == 0
        else { throw ContainerProblem("an entry whose two headers differ") }
        if method == 0, packed != size { throw ContainerProblem("an entry whose two headers differ") }
        guard size <= max(limits.floor, packed * limits.ratio) else {
            throw ContainerProblem("an entry that grows more than \(limits.ratio) times when it is unpacked")
        }
        let end =
            start + packed
            + descriptorLength(
                flags: flags, at: start + packed, crc: number32(offset + 16), packed: packed, isLong: isLong)
        return ZipArchive.Entry(
            name: name, method: UInt16(method), crc: UInt32(number32(offset + 16)), size: size,
            content: start..<(start + packed), whole: header..<min(end, directory))
    }

    /// The length of the data descriptor after an entry, which writers of streams leave there.
    private func descriptorLength(flags: Int, at offset: Int, crc: Int, packed: Int, isLong: Bool) -> Int {
        guard flags & 8 != 0, offset + 4 <= bytes.count else { return 0 }
        let signature = number32(offset) == 0x0807_4B50 ? 4 : 0
        guard offset + signature + 12 <= bytes.count, number32(offset + signature) == crc else { return 0 }
        // The sizes have four bytes each, or eight in long containers.
        let isEight =
            offset + signature + 20 <= bytes.count && number32(offset + signature + 4) == packed & 0xFFFF_FFFF
            && number32(offset + signature + 8) == packed >> 32 && (isLong || packed > 0)
            && number32(offset + signature + 16) == 0 && number32(offset + signature + 8) == 0
        return signature + (isEight ? 20 : 12)
    }

    private func fields(_ extra: Range<Int>, _ body: (Int, Range<Int>) throws(ContainerProblem) -> Void)
        throws(ContainerProblem)
    {
        var offset = extra.lowerBound
        while offset + 4 <= extra.upperBound {
            let length = number16(offset + 2)
            guard offset + 4 + length <= extra.upperBound else { return }
            try body(number16(offset), (offset + 4)..<(offset + 4 + length))
            offset += 4 + length
        }
    }

    /// A name that leads nowhere but into the container.
    private func checkedName(_ bytes: [UInt8]) throws(ContainerProblem) -> String {
        let name = String(decoding: bytes, as: UTF8.self)
        let parts = name.split(separator: "/", omittingEmptySubsequences: false)
        let isSound =
            !bytes.isEmpty && bytes.count <= limits.nameLength && name.utf8.elementsEqual(bytes)
            && parts.count <= limits.depth && parts.dropLast().allSatisfy { !$0.isEmpty }
            && !parts.contains { $0 == ".." || $0 == "." }
            && !bytes.contains { $0 < 0x20 || $0 == 0x5C || $0 == 0x7F } && !(bytes.count > 1 && bytes[1] == 0x3A)
        guard isSound else { throw ContainerProblem("an entry whose name leads out of the container") }
        return name
    }
}
