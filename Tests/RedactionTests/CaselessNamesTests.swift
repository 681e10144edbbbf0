import Policies
import Redaction
import Testing

@Suite struct CaselessNamesTests {
    @Test(arguments: [
        ("nobody told quarmby about it", "possible.word: quarmby"),
        ("no, quarmby.", "possible.word: quarmby"),
        ("WE NEVER TOLD QUARMBY THAT IT DIDN'T HELP", "possible.word: QUARMBY"),
        ("i saw him there in new york", "possible.place: new york"),
        ("they never asked frank quarmby about it", "possible.word: quarmby"),
    ])
    func `asks about words that nothing explains where capitals tell nothing`(text: String, expected: String) {
        #expect(Rules.found(text).contains(expected), "found \(Rules.found(text))")
    }

    @Test(arguments: [
        "nobody organized the honorable mindset webinar", "NOBODY DIDN'T SAY IT COULDN'T BE REORGANIZED",
        "that's sooooo good, hahaha, gonna try it tonite", "the mentees couldn't upskill in january",
    ])
    func `explains words by their forms`(text: String) {
        #expect(
            Rules.found(text).filter { $0.hasPrefix("possible") || $0.hasPrefix("name") } == [],
            "found \(Rules.found(text))")
    }

    @Test func `does not take another language for names`() {
        let text = "meu time perdeu ontem para o outro time com muita vergonha mesmo"
        #expect(!Rules.found(text).contains { $0.hasPrefix("possible.word") }, "found \(Rules.found(text))")
    }

    @Test(arguments: ["Alright, so we went.", "Gotta go.", "Organizing it was hard.", "Behavior matters."])
    func `takes talk and American spellings at the beginning of a sentence for words`(text: String) {
        #expect(Rules.found(text).filter { !$0.hasPrefix("gender") } == [], "found \(Rules.found(text))")
    }

    @Test(arguments: [
        ("Frank wrote to Gore. Gore wrote back.", "possible.capital: Gore"),
        ("I met Rita Marble then. Marble kept on talking.", "possible.capital: Marble"),
        ("Gore released a statement, and nobody minded.", "possible.capital: Gore"),
        ("I called out. Ray.", "possible.capital: Ray"),
        ("The Friends of Hexham (SNAP) met.", "possible.capital: SNAP"),
        ("We live in DC.", "possible.capital: DC"),
    ])
    func `asks about names that are words by what stands around them`(text: String, expected: String) {
        #expect(Rules.found(text).contains(expected), "found \(Rules.found(text))")
    }
}
