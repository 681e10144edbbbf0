/// Words by which capitals that may be a name are told from those that are none.
enum PossibleNameCues {
    /// Written with a capital by many, and nobody's name.
    static let noNames: WordSet = [
        "internet", "web", "bible", "earth", "mum", "mam", "mom", "mummy", "daddy", "mommy", "god", "heaven", "hell",
        "english", "maths", "math", "physics", "chemistry", "biology", "geography", "history", "latin", "yes", "yeah",
        "yep", "yup", "nope", "okay", "oh", "ah", "uh", "um", "er", "erm", "hm", "hmm", "mm", "mhm", "huh", "wow",
        "ha", "haha", "lol", "hey", "hi", "hello", "bye", "please", "thanks", "sorry", "cheers", "congratulations",
        "part", "chapter", "section", "figure", "table", "page", "step", "level", "grade", "phase", "type", "class",
        "year", "week", "day", "band", "stage", "appendix", "exhibit", "question", "answer", "edit", "update", "note",
        "spring", "summer", "autumn", "winter", "sir", "madam", "ma'am", "honor",
        "honour", "excellency", "majesty", "lordship", "tv", "dvd", "wifi", "email", "fed", "et", "al",
    ]
    /// With a capital they are called by, and alone they name nobody: “the President”, “Officer”.
    static let titles: WordSet = [
        "north", "south", "east", "west", "president", "chancellor", "minister", "secretary", "senator", "congressman",
        "congresswoman", "governor",
        "mayor", "councillor", "judge", "justice", "officer", "sergeant", "captain", "colonel", "general", "major",
        "lieutenant", "corporal", "private", "admiral", "commander", "chief", "inspector", "detective", "constable",
        "king", "queen", "prince", "princess", "duke", "duchess", "earl", "pope", "bishop", "archbishop", "cardinal",
        "reverend", "pastor", "rabbi", "imam", "chairman", "chairwoman", "chair", "director", "manager", "editor",
        "doctor", "nurse", "sister", "matron", "professor", "consultant", "registrar", "dean", "counsel", "counselor",
        "speaker", "ambassador", "head", "coach", "student", "resident", "fellow", "father", "mother", "brother",
        "uncle", "aunt", "auntie", "grandma", "grandpa", "granny", "grandad", "nana", "nan", "gran", "trust", "board",
        "college", "department", "team", "hospital", "school", "university", "church", "state", "government",
        "company", "group", "council", "committee", "lead", "supervisor", "mentor", "mentee", "mentoring",
        "portfolio",
    ]
    /// With these a sentence begins before a name: “Dear Tom”, “Yesterday Anna”.
    static let beginnings: WordSet = [
        "happy", "merry", "good", "lost", "found", "dear", "hello", "hey", "hi", "thanks", "thank", "please",
        "yesterday", "today", "tomorrow", "later", "then",
        "still", "meanwhile", "however", "although", "though", "despite", "unlike", "like", "love", "ask", "tell",
        "call", "email", "see", "meet", "watch", "read", "listen", "let", "let's", "get", "go", "look", "looks",
        "looking", "maybe", "perhaps", "luckily", "sadly", "former", "during", "within", "without", "between",
        "among", "against", "throughout", "according", "inspired", "beginning", "except", "through", "across",
        "along", "around", "near", "behind", "beyond", "poor", "dammit", "okay", "right", "sure", "anyway",
        "basically", "actually", "apparently", "obviously", "soon", "once", "twice", "many", "several", "most",
        "other", "another", "such", "same", "whether", "unless", "whereas", "whatever", "whenever", "wherever",
        "whose", "whom", "via", "per", "regards", "sincerely", "cheers", "best", "where's", "what's", "who's",
        "how's", "that's", "it's", "here's", "there's",
    ]
    /// Initials that nobody works for: what is measured, done, written or had.
    static let initialsOfThings: WordSet = [
        "tv", "dvd", "cd", "pc", "usb", "gps", "faq", "diy", "ufo", "rip", "wtf", "omg", "btw", "imo", "imho", "lol",
        "lmao", "rofl", "tbh", "fyi", "asap", "etc", "nb", "ps", "pps", "rsvp", "tba", "tbc", "aka", "vip", "suv",
        "atm", "pin", "bc", "ad", "bce", "ce", "gmt", "bst", "est", "pst", "am", "pm", "id", "ceo", "cfo", "coo",
        "cto", "cv", "hr", "pr", "pa", "ac", "dc", "hiv", "aids", "dna", "rna", "gdp", "vat", "iq", "eq", "mp", "mps",
        "dj", "mc", "ok", "ot", "ta", "xl", "xxl", "hh", "gf", "bf", "rc", "tl", "dr", "mr", "mrs", "ms", "ba", "bsc",
        "ma", "msc", "mba", "phd", "md", "ged", "gcse", "ap", "eu", "uk", "us", "usa", "covid", "sars", "mri", "ct",
        "ekg", "ecg", "eeg", "emg", "cxr", "axr", "uss", "pet", "echo", "abg", "vbg", "fbc", "crp", "esr", "inr",
        "ue", "lft", "lfts", "tft", "tfts", "bm", "bp", "gcs", "news", "mews", "sats", "obs", "iv", "im", "sc", "po",
        "prn", "nbm", "npo", "ng", "peg", "tpn", "picc", "cvp", "cpap", "bipap", "niv", "ecmo", "crrt", "cpr", "als",
        "ils", "bls", "atls", "apls", "dnar", "dnacpr", "respect", "mdt", "mdts", "tto", "ttos", "edd", "mfd", "dka",
        "copd", "mi", "stemi", "nstemi", "pe", "dvt", "vte", "af", "svt", "vt", "vf", "tia", "cva", "ich", "sah",
        "ckd", "aki", "uti", "lrti", "urti", "tb", "mrsa", "cdiff", "ibs", "ibd", "gi", "gu", "cns", "mnd", "pd",
        "adhd", "asd", "ocd", "ptsd", "cbt", "ect", "sad", "ppe", "ffp", "ffp3", "pcr", "arcp", "rita", "cct", "ccst",
        "cesr", "pdp", "cpd", "cbd", "cbds", "dops", "acat", "acats", "msf", "tab", "wpba", "wpbas", "sle", "sles",
        "sjt", "mla", "ukmla", "plab", "osce", "osces", "ltft", "lttf", "oop", "oope", "oopr", "oopt", "idt", "ewtd",
        "ewtr", "plt", "pas", "spa", "spas", "dcc", "pbl", "tbl", "ttr", "qip", "qips", "qi", "rca", "si", "sui",
        "datix", "ntn", "ntns", "vts", "nos", "ooh", "oohs", "ftp", "dnas", "nad", "sob", "poc", "tci", "los", "a&e",
        "rta", "rtc", "mvc", "loc", "grow", "oskar", "smart", "swot", "sbar", "ice", "iced", "edi", "bame", "bme",
        "lgbt", "lgbtq", "eap", "sop", "sops", "kpi", "kpis", "roi", "pdf", "url", "html", "api", "sql", "gpu", "cpu",
        "ram", "ssd", "tldr", "eta", "abc", "abcde", "xyz", "bbq", "blt", "pjs", "gp", "sho", "reg", "fy", "st",
        "sas", "coyb", "rt", "dm", "dms", "ama", "op", "goat", "fomo", "yolo", "isda",
    ]
    /// What names of bodies end with, besides those of places of work.
    static let bodies: WordSet = [
        "ltd", "limited", "inc", "plc", "llp", "llc", "corp", "corporation", "co", "company", "sons", "bros",
        "brothers", "group", "holdings", "partners", "associates", "bank", "society", "association", "federation",
        "foundation", "institute", "university", "college", "school", "academy", "church", "club", "fc", "united",
        "city", "rovers", "party", "army", "navy", "force", "police", "service", "services", "department", "ministry",
        "agency", "authority", "commission", "committee", "council", "board", "union", "league", "alliance", "trust",
        "charity", "hospital", "clinic", "surgery", "practice", "museum", "gallery", "theatre", "theater", "library",
        "hotel", "inn", "restaurant", "cafe", "café", "bar", "pub", "airlines", "airways", "motors", "labs",
        "laboratories", "systems", "technologies", "solutions", "industries", "press", "times", "post", "globe",
        "journal", "magazine", "news", "radio", "television", "records", "studios", "pictures", "band", "orchestra",
        "parliament", "congress", "senate", "government", "court", "team", "garage", "store", "stores", "supermarket",
        "bakery", "salon",
    ]
    /// What names of places end with.
    static let lands: WordSet = [
        "street", "road", "lane", "avenue", "square", "river", "lake", "sea", "ocean", "bay", "beach", "island",
        "islands", "isle", "isles", "mountain", "mountains", "mount", "hill", "hills", "valley", "forest", "woods",
        "park", "county", "parish", "borough", "district", "province", "empire", "kingdom", "republic", "coast",
        "cave", "falls", "canyon", "desert", "bridge", "tower", "towers", "castle", "palace", "airport", "station",
        "harbour", "harbor", "port", "village", "town", "front", "peninsula", "canal", "gardens", "heath", "moor",
        "downs", "fields",
    ]
    /// What else stands before “of” and “for” in names of bodies, and ends them.
    private static let offices: WordSet = [
        "office", "fund", "network", "circle", "valley", "gulf", "republic", "center", "centre", "faculty", "chamber",
        "house", "friends", "knights", "campaign", "bureau", "movement", "front", "coalition", "conference", "states",
        "emirates", "administration", "organisation", "organization", "institution", "initiative", "programme",
        "program", "project", "forum", "guild", "corps", "brigade", "guard", "cathedral", "abbey", "exchange",
        "embassy", "consulate", "treasury", "senate", "assembly", "inquiry", "registry", "observatory", "laboratory",
        "laboratories", "tribunal", "synod", "diocese", "archdiocese", "ministries", "schools", "colleges", "archives",
        "sciences", "arts", "studies", "affairs", "relations", "tv", "fm", "channel", "building", "stadium", "arena",
    ]

    /// Whether names of bodies and places end with a word, and go on behind it with “of” or “for”.
    static func isHead(_ word: String) -> Bool {
        bodies.contains(word) || lands.contains(word) || offices.contains(word)
    }
}
