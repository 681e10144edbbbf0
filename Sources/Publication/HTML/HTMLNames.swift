/// What the reader of HTML knows of the names of elements and attributes.
enum HTMLNames {
    /// Elements that do not divide a paragraph.
    static let inline: Set<String> = [
        "a", "abbr", "acronym", "audio", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font",
        "i", "img", "input", "ins", "kbd", "label", "map", "mark", "math", "meter", "nobr", "output", "picture",
        "progress", "q", "rp", "rt", "ruby", "s", "samp", "script", "small", "source", "span", "strike", "strong",
        "style", "sub", "sup", "time", "tt", "u", "var", "video", "wbr", "br",
    ]

    /// Elements without content.
    static let void: Set<String> = [
        "area", "base", "br", "col", "embed", "frame", "hr", "img", "input", "link", "meta", "param", "source", "track",
        "wbr",
    ]

    /// Elements before which an open paragraph ends.
    static let endsParagraph: Set<String> = [
        "address", "article", "aside", "blockquote", "center", "dd", "details", "dialog", "dir", "div", "dl", "dt",
        "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup",
        "hr", "li", "main", "menu", "nav", "ol", "p", "pre", "search", "section", "summary", "table", "ul",
    ]

    static let headings: [String: Int] = ["h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6]

    /// Elements that end where a sibling begins: which they end, and where looking for it stops.
    static let siblings: [String: (ends: Set<String>, boundary: Set<String>)] = [
        "li": (["li"], ["ul", "ol", "menu", "td", "th"]), "dd": (["dd", "dt"], ["dl", "td", "th"]),
        "dt": (["dd", "dt"], ["dl", "td", "th"]), "option": (["option"], ["select", "datalist"]),
        "tr": (["tr", "caption", "colgroup"], ["table"]), "td": (["td", "th"], ["tr", "table"]),
        "th": (["td", "th"], ["tr", "table"]),
        "thead": (["thead", "tbody", "tfoot", "caption", "colgroup"], ["table"]),
        "tbody": (["thead", "tbody", "tfoot", "caption", "colgroup"], ["table"]),
        "tfoot": (["thead", "tbody", "tfoot", "caption", "colgroup"], ["table"]), "body": (["head"], []),
    ]

    /// Elements that belong to tables, which may be closed through cells.
    static let tableParts: Set<String> = ["table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption"]

    static let embedding: Set<String> = ["iframe", "frame", "object", "embed", "applet", "audio", "video", "portal"]

    static let addresses: Set<String> = [
        "href", "src", "action", "formaction", "poster", "cite", "data", "background", "longdesc", "manifest", "srcset",
        "ping", "xlink:href",
    ]

    /// Names of properties that name a person.
    static let authors: Set<String> = [
        "author", "dc.creator", "dcterms.creator", "dc.contributor", "dcterms.contributor", "creator", "owner",
        "article:author", "reply-to", "twitter:creator", "citation_author", "web_author", "designer", "editor",
        "lastauthor", "changedby", "company", "manager", "operator", "sender",
    ]
}
