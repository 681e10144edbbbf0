import Policies
import Redaction
import Testing

@Suite struct NameDetectorTests {
    @Test(arguments: [
        ("Dr Helen Quarmby rang at six.", "A colleague rang at six."),
        ("I asked Mr Oduya-Finch about it.", "I asked a colleague about it."),
        ("It was Mrs Pettifer's idea.", "It was a colleague's idea."),
        ("I told Kieran to rest.", "I told this person to rest."),
        ("Kieran rang me.", "This person rang me."),
        ("It was Kieran's rota.", "It was this person's rota."),
        ("It was Kieran’s rota.", "It was this person’s rota."),
        ("Mark said it was fine.", "This person said it was fine."),
        ("Mark the date down.", "Mark the date down."),
        ("I gave him the Prentice clinic.", "I gave him the clinic."),
        ("They've lost our Luz to them.", "They've lost our colleague to them."),
        ("'Fine,' says my Morag.", "'Fine,' says someone close to me."),
        ("'A long one, Jean.'", "'A long one.'"),
        ("Poor Kieran had no idea.", "This poor person had no idea."),
        ("My deputy, Helen, said so.", "My deputy said so."),
        ("Maria, if you please.", "This person, if you please."), ("India laughed.", "This person laughed."),
    ])
    func `hides people`(text: String, expected: String) {
        #expect(Rules.redact(text, .direct) == expected)
    }

    @Test(arguments: [
        ("I work at Ribble Park Infirmary now.", "I work at the hospital now."),
        ("We met at the Freeman after lunch.", "We met at the hospital after lunch."),
        ("She came from St Wilfrid's on foot.", "She came from the hospital on foot."),
        ("He ran to ward 7B.", "He ran to the ward."),
        ("Behind theatre 4, with the door shut.", "Behind theatre, with the door shut."),
        ("It is at Tregarrow surgery.", "It is at the practice."),
        ("Try the Royal Free.", "Try the hospital."),
        ("I work in a hospital ward.", "I work in a hospital ward."),
    ])
    func `hides places of work`(text: String, expected: String) {
        #expect(Rules.redact(text, .direct) == expected)
    }

    @Test(arguments: [
        "I said so on Monday.", "We used the Egan model.", "Hadn't he gone?", "D'you know what I mean?",
        "A note that says Meeting.", "The quiet room by X-ray.", "It was Part B.", "Plan A was to rest.",
        "The NHS and the GMC agree.", "It was in the June, I think.", "I lived in the North then.",
        "Christmas was quiet.", "An old Volvo came by.", "Lunchtimes were worst.",
        "One of the PMs rang.", "I said that India comes in late.",
    ])
    func `leaves capitals that are no names`(text: String) {
        #expect(Rules.redact(text, .direct) == text)
    }

    @Test func `marks a capital that nothing explains`() {
        #expect(Rules.redact("I gave it to Zorblax yesterday.", .direct) == "I gave it to [name] yesterday.")
    }

    @Test(arguments: [
        ("The kestrel is ours.", "The unit is ours."), ("We call it Kestrel here.", "We call it the unit here."),
        ("At Kestrel Court we rest.", "At the clinic we rest."),
        ("We went to KESTREL COURT.", "We went to the clinic."),
        ("It was Oyelaran-\u{200B}Smith's turn.", "It was the lead's turn."),
    ])
    func `hides the study's own names`(text: String, expected: String) {
        let secrets = [
            SecretName(surface: "Kestrel", category: .secret, replacement: "the unit"),
            SecretName(surface: "Kestrel Court", category: .secret, replacement: "the clinic"),
            SecretName(surface: "Oyelaran-Smith", category: .person, replacement: "the lead"),
        ]
        #expect(Rules.publication.redactor(layers: [.direct], secrets: secrets).redact(text).text == expected)
    }

    @Test(arguments: [
        (EditCategory.organisation, "the clinic", "I worked at Ribbleford Lodge.", "I worked at the clinic."),
        (.place, "a town", "I lived in Ribbleford Lodge.", "I lived in a town."),
    ])
    func `writes the replacement of the list as it stands`(
        category: EditCategory, replacement: String, text: String, expected: String
    ) {
        let secret = SecretName(surface: "Ribbleford Lodge", category: category, replacement: replacement)
        #expect(Rules.publication.redactor(secrets: [secret]).redact(text).text == expected)
    }

    @Test(arguments: ["We met Bronagh Smith.", "We saw Bronagh Tolley.", "We saw Marlow General Hospital."])
    func `a longer name still says that it holds a secret one`(text: String) {
        let secrets = ["Bronagh", "Marlow"].map { SecretName(surface: $0, category: .secret, replacement: nil) }
        let found = Rules.publication.redactor(secrets: secrets).detections(in: text)
        #expect(found.contains { $0.flags.contains("secret") && $0.confidence == .high })
    }

    @Test(arguments: [
        ("Then Will walked in.", ["name.given: Will"]), ("Will walked in.", ["name.given: Will"]),
        ("Will you come?", []),
        ("May I ask?", []), ("Then May rang.", ["name.given: May"]), ("Mark my words.", []),
        ("Grace under pressure.", ["name.homonym: Grace"]), ("Pat, the porter, knew.", ["name.homonym: Pat"]),
        ("Grace Oyelaran rang.", ["name.given: Grace Oyelaran"]), ("Spring's late this year.", []),
        ("A man called Frank.", ["name.called: Frank"]), ("Mark never spoke.", ["name.given: Mark"]),
        ("Mark and Morag left.", ["name.given: Mark", "name.given: Morag"]),
        ("Doctor Patel came.", ["name.title: Doctor Patel"]),
    ])
    func `decides by the words around whether a word is a name`(text: String, expected: [String]) {
        #expect(Rules.found(text).filter { $0.hasPrefix("name") } == expected)
    }

    @Test(arguments: [
        ("I saw Dr J. R. Oyelaran-Finch.", "name.title: Dr J. R. Oyelaran-Finch"),
        ("I saw Ludwig van der Beek.", "name.family: Ludwig van der Beek"),
        ("I saw Morag Price-Evans today.", "name.given: Morag Price-Evans"),
        ("i saw dr quarmby today", "name.title: dr quarmby"),
        ("I SAW DR HELEN YOUNG TODAY", "name.title: DR HELEN YOUNG"),
        ("so then kieran said it was fine", "name.small: kieran"),
        ("They asked kieran about it.", "name.small: kieran"),
        ("SO THEN MORAG PRENTICE RANG ME", "name.small: MORAG PRENTICE"),
    ])
    func `finds names with joints, and without the help of capitals`(text: String, expected: String) {
        #expect(Rules.found(text).contains(expected), "found \(Rules.found(text))")
    }

    @Test(arguments: [
        "I asked the professor. She knew.", "In the U.S. it is so.", "so then we went home and slept",
        "WE WENT HOME AND SLEPT",
        "It was the lino.",
    ])
    func `leaves small words and initials`(text: String) {
        #expect(Rules.redact(text, .direct) == text)
    }

    @Test(arguments: [
        ("I work at Queen Margery Hospital Hexham.", "site.name: Queen Margery Hospital Hexham"),
        (
            "The Royal Tolley University Healthcare NHS Foundation Trust runs it.",
            "site.name: Royal Tolley University Healthcare NHS Foundation Trust"
        ),
        ("Royal Tolley Infirmary runs it.", "site.name: Royal Tolley Infirmary"),
        ("I was at the University of Hexham.", "site.name: University of Hexham"),
        ("i was at tolley hospital then", "site.name: tolley hospital"),
        ("I WAS AT TOLLEY ROYAL INFIRMARY THEN", "site.name: TOLLEY ROYAL INFIRMARY"),
        ("I was at the Alexandra, then.", "site.the: Alexandra"), ("And then the Royal, of course.", "site.the: Royal"),
        ("The GMC wrote.", "site.body: GMC"), ("Health Education England paid.", "site.body: Health Education England"),
    ])
    func `finds whole names of places of work and of bodies`(text: String, expected: String) {
        #expect(Rules.found(text).contains(expected), "found \(Rules.found(text))")
    }

    @Test(arguments: ["The GMC wrote.", "Pat, the porter, knew.", "Bath was quieter.", "They asked kieran about it."])
    func `what is only reported is neither replaced nor forbidden`(text: String) {
        let redactor = Rules.publication.redactor(layers: [.direct])
        #expect(redactor.detections(in: text).contains { $0.isReportedOnly })
        #expect(redactor.redact(text).text == text)
        #expect(!redactor.disallowed(in: text).contains { $0.isReportedOnly })
    }

    @Test func `reads a long run of capitals in time that grows with its length`() {
        let text = String(repeating: "Helen Quarmby ", count: 4_000)
        let redacted = Rules.publication.redactor(layers: [.direct]).redact(text)
        #expect(!redacted.text.contains("Helen"))
        #expect(!redacted.text.contains("Quarmby"))
    }
}
