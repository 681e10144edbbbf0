import Policies
import Testing

@testable import Redaction

@Suite struct AttributeDetectorTests {
    @Test(arguments: [
        ("I trained in Bath, then Reading.", ["place.lexicon: Bath", "place.lexicon: Reading"]),
        ("I was reading in the bath.", []), ("She loved Bath for its quiet.", ["place.lexicon: Bath"]),
        ("Bath was quieter.", ["place.homonym: Bath"]), ("Reading the notes took an hour.", []),
        ("i moved to hexham after that", ["place.lexicon: hexham"]),
        ("WE MET IN HEXHAM ON CALL", ["place.lexicon: HEXHAM"]),
        ("They met in Leeds and Bath.", ["place.lexicon: Leeds", "place.lexicon: Bath"]),
        ("She flew to South Australia.", ["place.lexicon: South Australia"]),
        ("I came up through Mersey.", ["place.lexicon: Mersey"]),
        ("I rotated to St Helens.", ["place.lexicon: St Helens"]),
    ])
    func `tells places from words`(text: String, expected: [String]) {
        #expect(Rules.found(text).filter { $0.hasPrefix("place") } == expected)
    }

    @Test(arguments: [
        ("She speaks Ukrainian.", "language.lexicon: Ukrainian"),
        ("A Ukrainian nurse.", "nationality.lexicon: Ukrainian"),
        ("A senior recovery nurse.", "role.lexicon: senior recovery nurse"),
        ("Two band 6s came.", "role.lexicon: band 6s"), ("I came as an IMG.", "role.lexicon: IMG"),
        ("The residents were tired.", "role.lexicon: residents"),
        ("A nurse in breast rang.", "specialty.lexicon: breast"),
        ("They sent the safe working guardian.", "role.lexicon: safe working guardian"),
        ("We worked at Queen's.", "site.lexicon: Queen's"), ("It was at North Mid.", "site.lexicon: North Mid"),
        ("I work in stroke.", "specialty.lexicon: stroke"), ("He came from Senegal.", "place.lexicon: Senegal"),
    ])
    func `finds posts, specialties and origins as they are spoken`(text: String, expected: String) {
        #expect(Rules.found(text).contains(expected), "found \(Rules.found(text))")
    }

    @Test(arguments: ["He was resident in the village.", "I had a pain in my breast.", "We did obs every hour."])
    func `leaves words that are posts and fields only in their place`(text: String) {
        #expect(!Rules.found(text).contains { $0.hasPrefix("role") || $0.hasPrefix("specialty") })
    }

    @Test(arguments: [
        ("I live at 12 Larkspur Road now.", "place.address: 12 Larkspur Road"),
        ("It was 41A Old Mill Lane.", "place.address: 41A Old Mill Lane"),
        ("Flat 3, 7 Jarrow Close, she said.", "place.address: Flat 3, 7 Jarrow Close"),
        ("The pin was at 54.9783, -1.6178 that day.", "identifier.coordinates: 54.9783, -1.6178"),
    ])
    func `finds addresses and positions`(text: String, expected: String) {
        #expect(Rules.found(text).contains(expected), "found \(Rules.found(text))")
    }

    @Test(arguments: ["It took 3 Way meetings.", "It rose from 1.5, 2.5 to 3.5.", "12 people down the road."])
    func `leaves other numbers alone`(text: String) {
        let found = Rules.found(text)
        #expect(!found.contains { $0.hasPrefix("place.address") || $0.hasPrefix("identifier.coordinates") }, "\(found)")
    }

    @Test(arguments: [
        ("My wife had the twins.", ["wife", "twins"]), ("She has two children.", []),
        ("Her two children came.", ["children"]),
        ("Morag's brother rang.", ["brother"]), ("The sister on the ward.", []), ("It was Mother's Day.", []),
        ("Children came to the clinic.", []), ("My mum’s house.", ["mum’s"]),
    ])
    func `finds words for the family`(text: String, expected: [String]) {
        let family = Rules.found(text).filter { $0.hasPrefix("family") }.map { $0.split(separator: ": ")[1] }
        #expect(family.map(String.init) == expected)
    }

    @Test func `words for the family are reported, and neither replaced nor forbidden as such`() {
        let redactor = Rules.publication.redactor(layers: [.direct, .quasi])
        #expect(redactor.redact("My son slept.").text == "My son slept.")
        #expect(redactor.disallowed(in: "My son slept.").isEmpty)
    }
}
