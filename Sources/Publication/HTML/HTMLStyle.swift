/// Which elements a page's styles hide. Selectors that need to know more than the element itself are passed over.
struct HTMLStyle {
    private var hidden: [String: Remnant.Hiding] = [:]
    /// Selectors that set a ground on which white text can be read.
    private var grounds: Set<String> = []

    /// How a list of declarations hides text, where it does; whether it sets a ground of its own.
    static func hiding(_ declarations: String) -> (hiding: Remnant.Hiding?, hasGround: Bool) {
        var hiding: Remnant.Hiding?
        var isWhite = false
        var hasGround = false
        for declaration in declarations.lowercased().split(separator: ";") {
            guard let colon = declaration.firstIndex(of: ":") else { continue }
            let name = declaration[..<colon].filter { !$0.isWhitespace }
            let value = declaration[declaration.index(after: colon)...].filter { !$0.isWhitespace }
                .replacing("!important", with: "")
            switch name {
            case "display" where value == "none": hiding = .style
            case "visibility" where value == "hidden" || value == "collapse": hiding = .style
            case "content-visibility" where value == "hidden": hiding = .style
            case "opacity" where number(value).map { $0 < 0.05 } ?? false: hiding = .style
            case "font-size" where size(value).map { $0 < 2 } ?? false: hiding = .tiny
            case "text-indent", "left", "top", "margin-left":
                if let offset = number(value), offset <= -900 { hiding = .style }
            case "color": isWhite = self.isWhite(value)
            case "background", "background-color", "background-image":
                hasGround = !self.isWhite(value) && value != "none" && value != "transparent"
            default: break
            }
        }
        if hiding == nil, isWhite, !hasGround { hiding = .groundColour }
        return (hiding, hasGround)
    }

    /// The number that a value begins with.
    private static func number(_ value: String) -> Double? {
        Double(value.prefix { $0.isNumber || $0 == "." || $0 == "-" })
    }

    /// A size in points or something near to them.
    private static func size(_ value: String) -> Double? {
        guard let number = number(value) else { return nil }
        let unit = value.drop { $0.isNumber || $0 == "." || $0 == "-" }
        switch unit {
        case "em", "rem", "ex", "ch", "in", "cm", "vw", "vh": return number * 12
        case "%": return number / 8
        default: return number
        }
    }

    private static func isWhite(_ value: String) -> Bool {
        if ["white", "#fff", "#ffffff", "#ffff", "#ffffffff", "transparent"].contains(value) { return true }
        if value.hasPrefix("#"), value.utf8.count == 7, let code = UInt32(value.dropFirst(), radix: 16) {
            return [16, 8, 0].allSatisfy { code >> $0 & 0xFF >= 0xF7 }
        }
        guard value.hasPrefix("rgb"), let open = value.firstIndex(of: "(") else { return false }
        let parts = value[value.index(after: open)...].split { !($0.isNumber || $0 == ".") }.compactMap { Double($0) }
        if parts.count == 4, parts[3] < 0.05 { return true }
        return parts.count >= 3 && parts.prefix(3).allSatisfy { $0 >= 247 }
    }

    /// Reads a style sheet.
    mutating func read(_ sheet: String) {
        var rest = Self.withoutComments(sheet)[...]
        var skipped = 0
        while let open = rest.firstIndex(where: { $0 == "{" || $0 == "}" }) {
            let head = rest[..<open].split(separator: ";").last.map(String.init) ?? ""
            let isOpening = rest[open] == "{"
            rest = rest[rest.index(after: open)...]
            guard isOpening else {
                skipped = max(0, skipped - 1)
                continue
            }
            let selector = head.trimmingSpaces
            if selector.hasPrefix("@") {
                // What holds on the screen holds for its rules; those of other media are passed over.
                let isScreen = selector.hasPrefix("@media") && !selector.contains("print")
                if !isScreen { skipped += 1 }
                continue
            }
            guard let close = rest.firstIndex(of: "}") else { return }
            let declarations = String(rest[..<close])
            rest = rest[rest.index(after: close)...]
            let (hiding, hasGround) = Self.hiding(declarations)
            guard skipped == 0, hiding != nil || hasGround else { continue }
            for part in selector.split(separator: ",") {
                let name = String(part).trimmingSpaces.lowercased()
                let isSimple = name.utf8.allSatisfy { byte in
                    HTMLTokenizer.isLetter(byte) || (0x30...0x39).contains(byte)
                        || [0x2D, 0x5F, 0x2E, 0x23].contains(byte)
                }
                guard isSimple, !name.isEmpty else { continue }
                if let hiding { hidden[name] = hiding }
                if hasGround { grounds.insert(name) }
            }
        }
    }

    private static func withoutComments(_ sheet: String) -> String {
        var kept = ""
        var rest = sheet[...]
        while let open = rest.firstRange(of: "/*") {
            kept += rest[..<open.lowerBound]
            guard let close = rest[open.upperBound...].firstRange(of: "*/") else { return kept }
            rest = rest[close.upperBound...]
        }
        return kept + rest
    }

    /// How the sheets hide an element, and whether they set a ground behind it.
    func effect(tag: String, classes: String, id: String) -> (hiding: Remnant.Hiding?, hasGround: Bool) {
        guard !hidden.isEmpty || !grounds.isEmpty else { return (nil, false) }
        var names = [tag]
        for name in classes.lowercased().split(whereSeparator: \.isWhitespace) {
            names += [".\(name)", "\(tag).\(name)"]
        }
        if !id.isEmpty { names += ["#\(id.lowercased())", "\(tag)#\(id.lowercased())"] }
        return (names.lazy.compactMap { hidden[$0] }.first, names.contains { grounds.contains($0) })
    }
}
