import Gate
import Testing

@Suite struct CalendarDayTests {
    @Test(arguments: ["1970-01-01", "2000-02-29", "2026-11-27", "2027-01-31", "2028-02-29", "2100-12-31", "0001-01-01"])
    func `writes what it reads`(text: String) throws {
        #expect(try #require(CalendarDay(text)).description == text)
    }

    @Test(arguments: [
        "", "2027-02-29", "2100-02-29", "2027-13-01", "2027-00-10", "2027-04-31", "2027-1-31", "27-01-31",
        "2027-01-31 ",
        "2027/01/31", "31.01.2027", "0000-01-01", "２０27-01-3",
    ])
    func `is no day that no calendar has`(text: String) {
        #expect(CalendarDay(text) == nil)
    }

    @Test func `counts days over the ends of months, years and leap days`() throws {
        let day = { (text: String) in try #require(CalendarDay(text)) }
        #expect(try day("2027-01-31") - day("2026-12-31") == 31)
        #expect(try day("2028-03-01") - day("2028-02-28") == 2)
        #expect(try day("2029-01-01") - day("2028-01-01") == 366)
        #expect(try day("2026-11-27") < day("2026-11-28"))
    }

    @Test(arguments: [(0, "1970-01-01"), (86_399, "1970-01-01"), (86_400, "1970-01-02"), (-1, "1969-12-31")])
    func `is the day of a second`(second: Int, day: String) {
        #expect(CalendarDay(secondsSince1970: second).description == day)
    }
}
