/// How a run is set, as far as it decides whether it can be seen. `nil` is what the style says.
struct WordRunFormat {
    var isHidden: Bool?
    /// White, or the colour of the page.
    var isWhite: Bool?
    /// In half points.
    var size: Int?
    /// Whether the ground behind it is coloured.
    var hasGround: Bool?

    /// This format, with what it leaves open taken from another.
    func over(_ base: Self) -> Self {
        Self(
            isHidden: isHidden ?? base.isHidden, isWhite: isWhite ?? base.isWhite, size: size ?? base.size,
            hasGround: hasGround ?? base.hasGround)
    }

    /// Reads one property.
    mutating func read(_ name: XMLName, _ attributes: XMLAttributes) {
        switch name {
        case "w:vanish", "w:specVanish": isHidden = Self.isOn(attributes["w:val"])
        case "w:color":
            let value = attributes["w:val"]?.lowercased() ?? ""
            let theme = attributes["w:themeColor"]?.lowercased()
            isWhite =
                theme.map { $0 == "background1" || $0 == "light1" || $0 == "bg1" }
                ?? ["ffffff", "fefefe", "fdfdfd"].contains(
                    value)
        case "w:sz": size = attributes["w:val"].flatMap { Int($0) }
        case "w:highlight": hasGround = ![nil, "none", "white"].contains(attributes["w:val"]?.lowercased())
        case "w:shd": hasGround = Self.isShaded(attributes)
        default: break
        }
    }

    static func isOn(_ value: String?) -> Bool { !["0", "false", "off"].contains(value?.lowercased()) }

    /// Whether a shading has a colour that white can be read on.
    static func isShaded(_ attributes: XMLAttributes) -> Bool {
        if let theme = attributes["w:themeFill"]?.lowercased() { return theme != "background1" && theme != "light1" }
        let fill = attributes["w:fill"]?.lowercased() ?? "auto"
        if !["auto", "ffffff", ""].contains(fill) { return true }
        return ![nil, "clear", "nil"].contains(attributes["w:val"]?.lowercased())
    }
}

/// The styles of a document.
final class WordStyles: XMLHandler {
    struct Style {
        var name = ""
        var base: String?
        var outline: Int?
        var isList: Bool?
        var format = WordRunFormat()
    }

    private var styles: [String: Style] = [:]
    private(set) var defaults = WordRunFormat()
    private var current: (id: String, style: Style)?
    private var isInDefaults = false
    private var defaultStyle: String?
    /// How deep inside properties that hold only under conditions, such as those of the first row of a table.
    private var conditions = 0

    func start(_ name: XMLName, _ attributes: XMLAttributes) {
        if conditions > 0 || name == "w:tblStylePr" {
            conditions += 1
            return
        }
        switch name {
        case "w:docDefaults": isInDefaults = true
        case "w:style":
            let id = attributes["w:styleId"] ?? ""
            current = (id, Style())
            if attributes["w:type"] == "paragraph", attributes["w:default"].map({ WordRunFormat.isOn($0) }) ?? false {
                defaultStyle = id
            }
        case "w:name": current?.style.name = attributes["w:val"] ?? ""
        case "w:basedOn": current?.style.base = attributes["w:val"]
        case "w:outlineLvl": current?.style.outline = attributes["w:val"].flatMap { Int($0) }
        case "w:numPr": current?.style.isList = true
        default:
            if isInDefaults { defaults.read(name, attributes) } else { current?.style.format.read(name, attributes) }
        }
    }

    func end(_ name: XMLName) {
        if conditions > 0 {
            conditions -= 1
            return
        }
        if name == "w:docDefaults" { isInDefaults = false }
        if name == "w:style", let (id, style) = current {
            styles[id] = style
            current = nil
        }
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) {}

    /// A style with what it leaves open taken from those it is based on.
    func resolved(_ id: String?) -> Style? {
        guard let id = id ?? defaultStyle, var style = styles[id] else { return nil }
        var base = style.base
        for _ in 0..<16 {
            guard let next = base.flatMap({ styles[$0] }) else { break }
            style.outline = style.outline ?? next.outline
            style.isList = style.isList ?? next.isList
            style.format = style.format.over(next.format)
            base = next.base
        }
        if style.name.isEmpty { style.name = id }
        return style
    }

    /// What paragraphs of a style are.
    static func kind(ofStyle name: String) -> Block.Kind? {
        let lower = name.lowercased()
        if lower.hasPrefix("heading "), let level = Int(lower.dropFirst("heading ".count)) {
            return .heading(level: min(max(level, 1), 6))
        }
        if lower == "title" { return .heading(level: 1) }
        if ["quote", "zitat", "citation", "block text", "blocktext"].contains(where: { lower.contains($0) }) {
            return .blockquote
        }
        if lower.contains("caption") || lower == "beschriftung" { return .caption }
        if lower.contains("footnote text") || lower.contains("endnote text") { return .footnote }
        if lower.hasPrefix("list ") || lower == "list paragraph" { return .listItem }
        return nil
    }
}
