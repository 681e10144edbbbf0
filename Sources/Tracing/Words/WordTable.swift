/// The words of texts and the forms they are compared by, each with a number.
struct WordTable: Sendable {
    /// The forms by number; 0 is none.
    private(set) var forms: [String] = [""]
    private var numbers: [UInt64: Int32] = [:]
    private var slots: [UInt32] = Array(repeating: 0, count: 1 << 12)
    private var hashes: [UInt64] = []
    private var words: [FoldedWord] = []

    /// A table that knows the light words, numbered from 1.
    init() {
        for form in Folding.light { _ = enter(form: form) }
    }

    /// Whether a form is one of `Folding.light`.
    @inline(__always)
    static func isLight(_ form: Int32) -> Bool { form > 0 && form <= lightCount }

    private static let lightCount = Int32(Folding.light.count)
    /// The number of the form of he, she and they.
    static let they: Int32 = 1

    /// The number of a form; −1 where no text has it.
    func number(of form: String) -> Int32 { numbers[WordHash.of(form)] ?? -1 }

    /// The number of a form, a new one where it has none.
    mutating func enter(form: String) -> Int32 {
        let hash = WordHash.of(form)
        if let known = numbers[hash] { return known }
        let number = Int32(forms.count)
        forms.append(form)
        numbers[hash] = number
        return number
    }

    /// What is known of a word.
    @inline(__always)
    func find(_ hash: UInt64) -> FoldedWord? {
        var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
        while slots[slot] != 0 {
            let index = Int(slots[slot]) - 1
            if hashes[index] == hash { return words[index] }
            slot = (slot + 1) & (slots.count - 1)
        }
        return nil
    }

    /// Enters a word that the table does not know.
    mutating func enter(_ hash: UInt64, _ folded: String) -> FoldedWord {
        let word = Folding.fold(folded) { enter(form: $0) }
        hashes.append(hash)
        words.append(word)
        if words.count * 2 > slots.count {
            slots = Array(repeating: 0, count: slots.count * 4)
            for index in words.indices { place(index) }
        } else {
            place(words.count - 1)
        }
        return word
    }

    private mutating func place(_ index: Int) {
        var slot = Int(truncatingIfNeeded: hashes[index]) & (slots.count - 1)
        while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
        slots[slot] = UInt32(index) + 1
    }
}

/// Who tells the facts of a word: a table that learns, or one that is only read.
protocol WordSource {
    mutating func word(_ hash: UInt64, _ folded: () -> String) -> FoldedWord
}

extension WordTable: WordSource {
    @inline(__always)
    mutating func word(_ hash: UInt64, _ folded: () -> String) -> FoldedWord {
        find(hash) ?? enter(hash, folded())
    }
}

/// Reads a table without changing it; forms that it does not have are −1.
struct KnownWords: WordSource {
    let table: WordTable

    @inline(__always)
    func word(_ hash: UInt64, _ folded: () -> String) -> FoldedWord {
        table.find(hash) ?? Folding.fold(folded()) { table.number(of: $0) }
    }
}
