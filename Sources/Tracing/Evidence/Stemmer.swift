/// Takes English endings off words, so that `struggled` and `struggling` are one. Plain, and the same everywhere.
enum Stemmer {
    /// The stem of a folded word.
    static func stem(_ word: String) -> String {
        irregular[word] ?? regular(word)
    }

    private static func regular(_ word: String) -> String {
        var bytes = Array(word.utf8)
        guard bytes.count > 2, bytes.allSatisfy({ $0 &- 0x61 < 26 }) else { return word }
        if bytes.count > 3 { takePlural(&bytes) }
        if bytes.count > 3 { takeVerbEnding(&bytes) }
        for ending in endings where bytes.count >= ending.utf8.count + 4 && ends(bytes, with: ending) {
            bytes.removeLast(ending.utf8.count)
            break
        }
        if bytes.count > 3, bytes.last == e { bytes.removeLast() }
        if bytes.count > 2, bytes.last == y { bytes[bytes.count - 1] = i }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Endings that make a noun, an adjective or an adverb of another word; the longest first.
    private static let endings = [
        "ational", "fulness", "iveness", "ousness", "ization", "isation", "ability", "ments", "ation", "ement", "ition",
        "ingly", "fully", "ment", "ness", "able", "ible", "ance", "ence", "ful", "ive", "ity", "ion", "ous", "ly", "al",
        "er", "or",
    ]

    /// Forms of common verbs that no ending tells.
    private static let irregular: [String: String] = {
        var bases: [String: String] = [:]
        let verbs = """
            can could;will would;may might;shall should;be was been being;have had having;do does did done doing;\
            go goes went gone;\
            come came;get got gotten;take took taken;give gave given;say said;tell told;think thought;know knew known;\
            see saw seen;make made;find found;feel felt;leave left;keep kept;begin began begun;bring brought;buy bought;\
            speak spoke spoken;write wrote written;meet met;sit sat;stand stood;lose lost;hear heard;hold held;run ran;\
            fall fell fallen;grow grew grown;become became;understand understood;send sent;spend spent;build built;\
            teach taught;learn learnt learned;mean meant;lead led;break broke broken;choose chose chosen;wear wore worn;\
            drive drove driven;show shown;eat ate eaten;sleep slept;deal dealt;lie lay lain;rise rose risen;win won;\
            catch caught;fight fought;forget forgot forgotten;pay paid;sell sold;draw drew drawn;throw threw thrown
            """
        for verb in verbs.split(separator: ";") {
            let forms = verb.split(whereSeparator: { $0 == " " || $0 == "\n" }).map(String.init)
            for form in forms { bases[form] = regular(forms[0]) }
            bases[forms[0] + "s"] = regular(forms[0])
        }
        return bases
    }()

    private static let e = UInt8(ascii: "e")
    private static let i = UInt8(ascii: "i")
    private static let y = UInt8(ascii: "y")
    private static let s = UInt8(ascii: "s")

    private static func ends(_ bytes: [UInt8], with ending: String) -> Bool {
        bytes.count >= ending.utf8.count && bytes.suffix(ending.utf8.count).elementsEqual(ending.utf8)
    }

    private static func takePlural(_ bytes: inout [UInt8]) {
        if ends(bytes, with: "sses") {
            bytes.removeLast(2)
        } else if ends(bytes, with: "ies") {
            bytes.removeLast(2)
        } else if bytes.last == s, !ends(bytes, with: "ss"), !ends(bytes, with: "us"), !ends(bytes, with: "is") {
            bytes.removeLast()
        }
    }

    private static func takeVerbEnding(_ bytes: inout [UInt8]) {
        let taken: Int
        if ends(bytes, with: "ing") {
            taken = 3
        } else if ends(bytes, with: "ied") {
            taken = 1
        } else if ends(bytes, with: "ed"), !ends(bytes, with: "eed") {
            taken = 2
        } else {
            return
        }
        let rest = bytes.dropLast(taken)
        guard rest.count >= 3 || taken == 1, rest.contains(where: isVowel) else { return }
        bytes.removeLast(taken)
        // `planned`, `getting`: the letter was doubled before the ending.
        if taken > 1, bytes.count > 3, bytes[bytes.count - 1] == bytes[bytes.count - 2],
            !isVowel(bytes[bytes.count - 1]), ![UInt8(ascii: "l"), s, UInt8(ascii: "z")].contains(bytes.last!)
        {
            bytes.removeLast()
        }
    }

    private static func isVowel(_ byte: UInt8) -> Bool { "aeiouy".utf8.contains(byte) }

    /// Words that any sentence may have, as they are compared: they tell nothing of what it is about.
    static let empty: Set<String> = Set(
        """
        they a an the this that these those my your our its i me we us you it myself yourself ourselves itself person \
        be was have do did been being having doing can could will would shall should may might must not \
        and or but nor so if then than because as while when where who whom whose which what why how whether although \
        though until unless since of to in on at by for with from into onto about over under after before between \
        through during without within against among around off out up down away back again also just only even still \
        very really quite too much many more most some any no none all both each every other another such same own few \
        lot lots bit thing things something anything nothing everything someone anyone somebody anybody one ones here \
        there now always never ever often sometimes yes yeah oh well okay ok like get got getting go going went gone come \
        came say said says saying think thought know knew known mean means want wanted make made take took give gave see \
        saw let put seem seemed kind sort way actually probably perhaps maybe obviously certainly generally particularly \
        people time times who'd don't be-not
        """.split(separator: " ").map(String.init))
}
