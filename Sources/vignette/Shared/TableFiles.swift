import Anonymity
import Foundation
import Input

/// Reading tables of any size.
enum TableFiles {
    /// A record that does not fit a block of this size makes the block grow; past `longestRecord` it is refused.
    private static let blockSize = 1 << 20
    private static let longestRecord = 1 << 26

    /// Feeds a file, or standard input for `-`, to a reader, block by block.
    ///
    /// - Throws: `Failure` where the file cannot be read or a record is too long, `InputProblem` where it is broken.
    static func read(_ path: String, into reader: inout TableReader) throws {
        let descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Failure("\(path): cannot be read: \(String(cString: strerror(errno)))") }
        defer { if path != "-" { close(descriptor) } }
        var block = [UInt8](repeating: 0, count: blockSize)
        var filled = 0
        while true {
            if filled == block.count {
                guard block.count < longestRecord else {
                    throw Failure(
                        "\(path): found a record of more than \(longestRecord) bytes; expected shorter ones; a quotation mark "
                            + "that is never closed makes one")
                }
                block.append(contentsOf: [UInt8](repeating: 0, count: block.count))
            }
            let count = block.withUnsafeMutableBytes {
                Foundation.read(descriptor, $0.baseAddress! + filled, $0.count - filled)
            }
            guard count >= 0 else {
                if errno == EINTR { continue }
                throw Failure("\(path): cannot be read: \(String(cString: strerror(errno)))")
            }
            filled += count
            let result = block.withUnsafeBufferPointer { bytes in
                let known = UnsafeBufferPointer(rebasing: bytes[..<filled])
                return Result { () throws(InputProblem) in try reader.read(known, isLast: count == 0) }
            }
            let used = try result.get()
            if count == 0 { return }
            block.withUnsafeMutableBytes { _ = memmove($0.baseAddress!, $0.baseAddress! + used, filled - used) }
            filled -= used
        }
    }
}
