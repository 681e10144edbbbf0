import Redaction
import Testing

@Suite struct GeneraliserTests {
    @Test(arguments: [
        ("I was an ST4 then.", "I was a trainee then."), ("I was ST6 at the time.", "I was a trainee at the time."),
        ("The consultant's list was long.", "The senior doctor's list was long."),
        ("Two registrars came.", "Two trainees came."),
        ("A cardiology registrar rang.", "A trainee in a hospital specialty rang."),
        ("Two consultant anaesthetists rang.", "Two senior doctors in a hospital specialty rang."),
        ("She asked an anaesthetist.", "She asked a hospital doctor."), ("I see Band 7 nurses.", "I see nurses."),
        ("See your GP about it.", "See your GP about it."),
    ])
    func `writes roles with their articles and numbers`(text: String, expected: String) {
        #expect(Rules.redact(text, .quasi) == expected)
    }

    @Test(arguments: [
        ("Is orthopaedics right for me?", "Is a hospital specialty right for me?"),
        ("Obstetric anaesthesia, of all things.", "A hospital specialty, of all things."),
        ("My work in cardiology ended.", "My work in a hospital specialty ended."),
        ("I cannot anaesthetise like this.", "I cannot treat like this."),
        ("My own A&E was full.", "My own department was full."),
        ("The cardiology clinic ran late.", "The hospital clinic ran late."),
        ("He passed the Part Two MRCOG.", "He passed the exam."), ("He failed an MRCP.", "He failed an exam."),
        ("Six weeks off PACES, she left.", "Six weeks off the exam, she left."),
    ])
    func `writes specialties and examinations`(text: String, expected: String) {
        #expect(Rules.redact(text, .quasi) == expected)
    }

    @Test(arguments: [
        ("I lived in Leeds for years.", "I lived elsewhere for years."), ("We had tea in Otley.", "We had tea."),
        ("She came from Hexham to see me.", "She came from elsewhere to see me."),
        ("He moved from Leeds to Hexham for it.", "He moved from one place to another for it."),
        ("He trained in Lagos or Cairo.", "He trained abroad."),
        ("Lagos trained, she knew.", "Trained abroad, she knew."),
        ("When I was ill, in Leeds, I read.", "When I was ill, I read."),
        ("A friend over in Leeds rang.", "A friend rang."),
        ("In Leeds we do not.", "Elsewhere we do not."), ("All of Leeds knew.", "All of the city knew."),
        ("Near Hexham it snowed.", "Nearby it snowed."), ("He rang from Cardiff Central.", "He rang from elsewhere."),
    ])
    func `writes places away, in English`(text: String, expected: String) {
        #expect(Rules.redact(text, .quasi) == expected)
    }

    @Test(arguments: [
        ("A Nigerian doctor came.", "A doctor came."), ("He is Polish.", "He is from abroad."),
        ("Ghanaians came.", "People from abroad came."),
        ("The British were late.", "The people from elsewhere were late."),
        ("British patients and Indian ones.", "Patients and ones from abroad."),
        ("I picked Welsh.", "I picked another language."),
        ("We spoke in Welsh.", "We spoke in another language."),
        ("She speaks Urdu at home.", "She speaks another language at home."),
        ("I am Muslim.", "I am religious."), ("A Catholic school.", "A school."),
    ])
    func `writes origin, language and religion away`(text: String, expected: String) {
        #expect(Rules.redact(text, .quasi) == expected)
    }

    @Test(arguments: [
        ("A cardiology registrar rang.", "A trainee in medicine rang."),
        ("My work in cardiology ended.", "My work in medicine ended."),
    ])
    func `writes as much as a weaker policy allows`(text: String, expected: String) {
        #expect(Rules.draft(text) == expected)
    }

    @Test(arguments: [
        ("A cardiologist and a nephrologist came.", "A hospital doctor and another hospital doctor came."),
        ("The registrar and the SHO left.", "The trainee and the other trainee left."),
        ("SHOs and registrars came.", "Trainees came."),
        ("ED's full again.", "The department's full again."), ("I rang my GP.", "I rang my GP."),
        ("One of the SHOs had left.", "One of the trainees had left."),
        ("I did cardiology, respiratory and renal.", "I did a hospital specialty."),
        ("I went from cardiology to renal.", "I went from one specialty to another."),
        ("I passed the MRCP and the PACES.", "I passed the exam."),
        ("I met a nurse and a registrar.", "I met a nurse and a trainee."),
    ])
    func `says once what a list would say again`(text: String, expected: String) {
        #expect(Rules.redact(text, .quasi) == expected)
    }

    @Test(arguments: [
        ("I did FY1 in Leeds.", "I did training."),
        ("At the end of my ST3 I left.", "At the end of my training I left."),
        ("An ST3 rang.", "A trainee rang."), ("I asked our medical director.", "I asked a senior doctor."),
        ("The medical director rang.", "The senior doctor rang."), ("A fellow trainee rang.", "A fellow trainee rang."),
        ("A [specialist] rang.", "A [specialist] rang."), ("The fellow rang.", "The trainee rang."),
        ("Every new consultant rang.", "Every new senior doctor rang."), ("The med reg rang.", "The trainee rang."),
        ("The paeds reg rang.", "The trainee in a hospital specialty rang."),
        ("The department of anaesthetics.", "The department."),
        ("She said that ICM was hard.", "She said that a hospital specialty was hard."),
    ])
    func `reads grades, posts and departments by what stands around them`(text: String, expected: String) {
        #expect(Rules.redact(text, .quasi) == expected)
    }

    @Test(arguments: [
        ("A job in north Wales.", "A job."), ("She lives in the Fens.", "She lives elsewhere."),
        ("I lived in rural Norfolk.", "I lived elsewhere."), ("I moved to the Lakes.", "I moved elsewhere."),
        ("A Pole rang.", "A person from abroad rang."),
        ("This is 2021.", "This was some years ago."), ("It's 2021.", "It was some years ago."),
        ("I am a Muslim.", "I am a religious person."),
        ("Two Muslims rang.", "Two religious people rang."),
        ("It was during Ramadan.", "It was during a religious festival."),
        ("She speaks Yoruba.", "She speaks another language."),
    ])
    func `writes regions, origin and faith in their own grammar`(text: String, expected: String) {
        #expect(Rules.redact(text, .quasi) == expected)
    }
}
