/// A day, or a time of it, in UTC as ISO 8601 writes it: `2026-05-01`, `2026-05-01T09:30`, `2026-05-01T09:30:00Z`.
public struct UTCTime: Hashable, Sendable {
    /// As it was written, to be compared with other times from left to right.
    public let text: String

    /// Reads a time; `nil` where it is none, or there is no such day.
    public init?(_ text: String) {
        let parts = text.split(separator: "T", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), let day = Self.numbers(parts[0], "-", [4, 2, 2]) else { return nil }
        let isLeap = day[0] % 4 == 0 && (day[0] % 100 != 0 || day[0] % 400 == 0)
        let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        guard (1...12).contains(day[1]), (1...days[day[1] - 1]).contains(day[2]) else { return nil }
        if parts.count == 2 {
            let clock = parts[1].last == "Z" ? parts[1].dropLast() : parts[1]
            guard let time = Self.numbers(clock, ":", [2, 2, 2]) ?? Self.numbers(clock, ":", [2, 2]) else { return nil }
            guard time[0] < 24, time[1] < 60, time.count < 3 || time[2] < 60 else { return nil }
        }
        self.text = text
    }

    private static func numbers(_ text: Substring, _ separator: Character, _ widths: [Int]) -> [Int]? {
        let parts = text.split(separator: separator, omittingEmptySubsequences: false)
        guard parts.map(\.utf8.count) == widths else { return nil }
        let numbers = parts.compactMap { part in
            part.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(part) : nil
        }
        return numbers.count == widths.count ? numbers : nil
    }
}
