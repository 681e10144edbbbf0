// Measures detection and the whole pipeline of `Redaction` on invented interview talk, and on hostile input.
//
// How to run: make this file part of an executable target that depends on the products `Redaction` and `Policies`, build it
// with `-c release`, and call `RedactionBenchmark.run(redactor:megabytes:clock:print:)` with a redactor of the publication
// policy (`Rulebook.redactor()`) and a clock that gives the CPU seconds of the process, such as
// `Double(Foundation.clock()) / Double(CLOCKS_PER_SEC)`. Quote ratios of two runs on one machine, not absolutes.
//
// 10 MB of talk on one core of a shared machine, November 2026, publication policy, all stages:
//
//              words as strings, whole texts   words by key, paragraphs
// detection    4.5 MB/s                        25 MB/s
// pipeline     1.5 MB/s (2.4 on 1 MB)          6.5 MB/s (the same on 1 MB)
//
// Every hostile line takes the same time a byte at 0.1 MB and at 1 MB; the slowest are one-letter words with hyphens
// (pipeline, 1.8 MB/s) and single digits with spaces (2.8 MB/s, before 0.2).

import Redaction

/// Throughput of detection and redaction, in megabytes (10⁶ bytes) of text a second of one core.
enum RedactionBenchmark {
    /// What one measurement gave.
    struct Result {
        let name: String
        let bytes: Int
        let seconds: Double
        var megabytesPerSecond: Double { Double(bytes) / 1e6 / max(seconds, 1e-9) }
    }

    /// Runs every measurement and prints a line for each.
    ///
    /// - Parameters:
    ///   - redactor: all stages, by the policy to be measured.
    ///   - megabytes: the length of the talk, in 10⁶ bytes; hostile input has a tenth of it.
    ///   - clock: CPU seconds since some beginning.
    ///   - print: where the lines go.
    static func run(redactor: Redactor, megabytes: Int = 10, clock: () -> Double, print: (String) -> Void) {
        let talk = InventedTalk.text(bytes: megabytes * 1_000_000)
        var results = [
            measure("detection, talk", talk, clock) { redactor.detections(in: $0).count },
            measure("pipeline, talk", talk, clock) { redactor.redact($0).edits.edits.count },
        ]
        for (name, unit) in hostile {
            let text = String(repeating: unit, count: megabytes * 100_000 / unit.utf8.count)
            results.append(measure("detection, \(name)", text, clock) { redactor.detections(in: $0).count })
            results.append(measure("pipeline, \(name)", text, clock) { redactor.redact($0).edits.edits.count })
        }
        for result in results {
            let rate = (result.megabytesPerSecond * 10).rounded() / 10
            print("\(result.name): \(rate) MB/s (\(result.bytes) bytes)")
        }
    }

    /// What a hostile line is made of, over and over, without a line end.
    static let hostile: [(name: String, unit: String)] = [
        ("one word", "a"), ("capitals", "A"), ("digits", "7"), ("zeros with spaces", "0 "), ("quotes", "\""),
        ("apostrophes", "'"), ("letters with apostrophes", "a'"), ("brackets", "["), ("at signs", "a@"),
        ("dots", "."), ("dashes", "a-"), ("names", "Helen "), ("titles", "Dr "), ("pronouns", "she "),
        ("commas", ","), ("repetitions", "the the the "), ("non-ASCII", "é"), ("invisible", "\u{200B}"),
        ("letters and digits", "A1 "), ("single letters", "a "), ("links", "www."),
    ]

    private static func measure(
        _ name: String, _ text: String, _ clock: () -> Double, _ work: (String) -> Int
    ) -> Result {
        let start = clock()
        let count = work(text)
        let seconds = clock() - start
        precondition(count >= 0)
        return Result(name: name, bytes: text.utf8.count, seconds: seconds)
    }
}

/// English-like talk of nobody, the same for every run: sentences out of closed lists, chosen by a linear congruence.
enum InventedTalk {
    /// A text of at least `bytes` bytes, in paragraphs of three to seven sentences.
    static func text(bytes: Int) -> String {
        var text = ""
        text.reserveCapacity(bytes + 2_000)
        var state: UInt64 = 20_26
        func pick(_ list: [String]) -> String {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return list[Int((state >> 33) % UInt64(list.count))]
        }
        while text.utf8.count < bytes {
            let count = 3 + Int(pick(["0", "1", "2", "3", "4"]))!
            for number in 0..<count {
                if number > 0 { text += " " }
                for part in pick(frames).split(separator: " ") {
                    if text.utf8.last != 0x20, text.utf8.last != 0x0A, !text.isEmpty { text += " " }
                    let tail = part.last.map { ",.?".contains($0) } == true ? String(part.last!) : ""
                    let word = tail.isEmpty ? String(part) : String(part.dropLast())
                    text += (slots[word].map(pick) ?? word) + tail
                }
            }
            text += "\n\n"
        }
        return text
    }

    private static let frames = [
        "I think THING was what made me ASK THING, and it was WHEN that I stopped doing it.",
        "We sat down with a cup of tea and PRON talked about THING for an hour or so.",
        "PRON said that THING was fine, you know, but I was not sure about it at all.",
        "It was the first time anybody had asked me how I was getting on with THING.",
        "So, erm, NAME came over from PLACE and we looked at THING together, which helped.",
        "Everybody on the ROLE rota knows what it is like when THING goes wrong at night.",
        "I was a ROLE in PLACE at the time and the days were long and there was nobody to ask.",
        "You go home and you think about THING and you cannot sleep and then you go back in.",
        "And then WHEN PRON told me that it would pass, and that THING is never only yours.",
        "There is a room behind the library where people can talk without being overheard.",
        "What I learnt from it is that you can say no to THING and the world does not end.",
        "They had been through the same thing, and they did not pretend that it was easy.",
        "My mentor, NAME, PRON never told me what to do, PRON just asked and waited.",
        "I mean, nobody writes THING down, do they, so you have to hear it from somebody.",
    ]
    private static let slots: [String: [String]] = [
        "THING": [
            "the exam", "that list", "the rota", "my own fear", "the complaint", "what had happened", "a bad night",
            "the handover", "going back to work", "the way people speak", "the meeting", "my family at home",
            "the job I wanted", "a difficult conversation", "the end of the placement", "the letter",
        ],
        "ASK": ["write about", "ask about", "think again about", "look at", "leave", "worry about"],
        "WHEN": [
            "in March", "after a while", "last winter", "the next day", "in 2019", "quite suddenly", "much later",
        ],
        "PRON": ["she", "he", "they", "we", "she", "he"],
        "NAME": ["Dr Penhaligon", "Morag", "Kieran", "Mrs Ashdown", "somebody", "a friend", "the secretary"],
        "PLACE": ["Leeds", "Otley", "the Freeman", "another hospital", "the same town", "the next county"],
        "ROLE": ["registrar", "consultant", "cardiology registrar", "nurse", "trainee", "night", "weekend"],
    ]
}
