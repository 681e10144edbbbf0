import Foundation
import Policies
import Redaction
import Testing

/// Invented quotes with marked spans, and how much of what is marked the detector finds.
///
/// Each line of `Evaluation/quotes.jsonl` has a text and its entities: first and last place in Unicode scalars, and a mark.
@Suite struct EvaluationTests {
    private struct Quote: Decodable {
        let id: String
        let text: String
        let entities: [Entity]
    }

    private struct Entity: Decodable {
        let start: Int
        let end: Int
        let mark: String

        init(from decoder: any Decoder) throws {
            var container = try decoder.unkeyedContainer()
            start = try container.decode(Int.self)
            end = try container.decode(Int.self)
            mark = try container.decode(String.self)
        }
    }

    /// What the categories of the detector are called in the marks.
    private static let categories: [String: Set<EditCategory>] = [
        "PER": [.person], "ORG": [.organisation], "LOC": [.place], "ADDR": [.place], "ROLE": [.role, .specialty],
        "SPEC": [.specialty], "PHONE": [.phone], "EMAIL": [.email], "URL": [.url], "POSTCODE": [.postcode],
        "ID": [.identifier], "HANDLE": [.identifier], "DATE": [.date], "AGE": [.age], "NAT": [.nationality],
        "LANG": [.language], "REL": [.religion], "FAM": [.family], "GEN": [.gender],
    ]
    private static let named: Set<String> = ["PER", "ORG", "LOC"]

    private func quotes() throws -> [Quote] {
        try String(decoding: Rules.bytes("Tests/RedactionTests/Evaluation/quotes.jsonl"), as: UTF8.self)
            .split(separator: "\n").map { try JSONDecoder().decode(Quote.self, from: Data($0.utf8)) }
    }

    @Test func `finds what the quotes tell, and little else`() throws {
        let redactor = Rules.publication.redactor()
        var (marked, found, reported, right) = (0, 0, 0, 0)
        var (markedNames, foundNames) = (0, 0)
        var missed: [String] = []
        let quotes = try quotes()
        #expect(quotes.count >= 40)
        for quote in quotes {
            let scalars = ScalarOffsets(quote.text)
            let detections = redactor.detections(in: quote.text)
            for entity in quote.entities {
                let isFound = detections.contains {
                    let range = scalars[$0.range]
                    return range.lowerBound <= entity.start && range.upperBound >= entity.end
                        && Self.categories[entity.mark, default: []].contains($0.category)
                }
                marked += 1
                found += isFound ? 1 : 0
                if Self.named.contains(entity.mark) {
                    markedNames += 1
                    foundNames += isFound ? 1 : 0
                }
                if !isFound { missed.append("\(quote.id) \(entity.mark)") }
            }
            for detection in detections where [.person, .organisation, .place].contains(detection.category) {
                reported += 1
                let range = scalars[detection.range]
                right += quote.entities.contains { $0.start < range.upperBound && range.lowerBound < $0.end } ? 1 : 0
            }
        }
        #expect(Double(foundNames) >= 0.95 * Double(markedNames), "\(foundNames) of \(markedNames); missed \(missed)")
        #expect(Double(found) >= 0.9 * Double(marked), "\(found) of \(marked); missed \(missed)")
        #expect(Double(right) >= 0.75 * Double(reported), "\(right) of \(reported)")
    }
}
