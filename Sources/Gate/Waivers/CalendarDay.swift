/// A day of the Gregorian calendar, without a time zone: the day that a person writes down.
public struct CalendarDay: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// Days since the first of January 1970.
    let number: Int

    /// Reads `2027-01-31`; `nil` for anything else, and for days that no calendar has.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count == 10, bytes[4] == 0x2D, bytes[7] == 0x2D else { return nil }
        func value(_ range: Range<Int>) -> Int? {
            var value = 0
            for byte in bytes[range] {
                guard (0x30...0x39).contains(byte) else { return nil }
                value = value * 10 + Int(byte - 0x30)
            }
            return value
        }
        guard let year = value(0..<4), let month = value(5..<7), let day = value(8..<10), year >= 1,
            (1...12).contains(month), day >= 1, day <= Self.days(of: month, in: year)
        else { return nil }
        number = Self.number(year: year, month: month, day: day)
    }

    /// The day on which a second since the first of January 1970 falls, in UTC.
    public init(secondsSince1970 seconds: Int) {
        number = seconds >= 0 ? seconds / 86_400 : -((86_399 - seconds) / 86_400)
    }

    /// Orders from earlier to later.
    public static func < (left: Self, right: Self) -> Bool { left.number < right.number }

    /// How many days lie between two.
    public static func - (left: Self, right: Self) -> Int { left.number - right.number }

    /// `2027-01-31`.
    public var description: String {
        // Counted from the first of March, so that the leap day is the last of its year.
        let shifted = number + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        func filled(_ value: Int, _ width: Int) -> String {
            let digits = String(value)
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
        return "\(filled(year, 4))-\(filled(month, 2))-\(filled(day, 2))"
    }

    private static func days(of month: Int, in year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    private static func number(year: Int, month: Int, day: Int) -> Int {
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }
}
