/// Why people can be told from all others, in words: “the only woman in anaesthetics in Leeds”.
struct Reason {
    /// The sentence part.
    let text: String

    /// Puts labels into words.
    ///
    /// The attributes that every study has are read as English; all others are named with their label.
    ///
    /// - Parameters:
    ///   - labels: the attributes that suffice to tell the people, with their labels.
    ///   - size: how many people they are.
    ///   - unit: what a person is called: `person` or `participant`.
    init(_ labels: [(attribute: String, label: String)], size: Int, unit: String) {
        let isOne = size == 1
        let people = isOne ? unit : unit == "person" ? "people" : "\(unit)s"
        var noun: String?
        var gender: String?
        var age = ""
        var places = ""
        var others: [String] = []
        for (attribute, label) in labels where label != "*" {
            switch attribute.lowercased() {
            case "gender", "sex": gender = label.lowercased()
            case "role": noun = isOne ? label : "\(label)s"
            case "specialty", "place": places += " in \(label)"
            case "age": age = " aged \(label)"
            default: others.append("\(attribute) “\(label)”")
            }
        }
        let who: String
        switch (gender, noun) {
        case (let gender?, let noun?): who = "\(gender) \(noun)"
        case ("female"?, nil), ("woman"?, nil): who = isOne ? "woman" : "women"
        case ("male"?, nil), ("man"?, nil): who = isOne ? "man" : "men"
        case (let gender?, nil): who = "\(people) of gender “\(gender)”"
        case (nil, let noun?): who = noun
        case (nil, nil): who = people
        }
        let with = others.isEmpty ? "" : " with " + others.joined(separator: " and ")
        text = (isOne ? "the only " : "\(size) ") + who + age + places + with
    }
}
