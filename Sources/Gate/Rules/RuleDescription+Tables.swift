/// Rules about tables, percentages and counts.
extension RuleDescription {
    static let smallCell = RuleDescription(
        name: "small cell",
        level: .error,
        summary: "A count of people below the policy's smallest.",
        details:
            "In tables of people and labels of figures: 0 < count < `report.smallCell`; 0 too where "
            + "`report.zeros` is `exclude`. Numbers in words, footnote signs, `n = 3` and `3 (12 %)` are "
            + "read.",
        example: "| Trainees | 3 |",
        remedy: "Join rows or columns, or suppress it with a second one.",
        precision: .exact,
        tags: ["tables", "low-count"])

    static let suppressionUndone = RuleDescription(
        name: "suppression undone",
        level: .error,
        summary: "A suppressed count can be worked out from what else is published.",
        details:
            "For each suppressed cell the exact range is found over all tables of non-negative whole "
            + "numbers that agree with every published cell, total, subtotal and shared margin. A range of "
            + "fewer than `report.smallCell` numbers is a finding.",
        example: "| Consultants | 12 | * | 15 |",
        remedy: "Suppress a second cell in the row and in the column, or leave the totals out.",
        precision: .exact,
        tags: ["tables", "suppression"])

    static let smallPercentage = RuleDescription(
        name: "percentage gives a small count",
        level: .error,
        summary: "A percentage of a known number of people gives a small count.",
        details:
            "Exactly one whole number c gives the printed percentage of the base, and 0 < c < "
            + "`report.smallCell`; where `report.percentages` is `strict`, all numbers that give it are "
            + "small. The base is read from the table, its caption, the sentence, or the number who took "
            + "part.",
        example: "“8 % of 24 participants”",
        remedy: "Round to full tens, give the range, or leave it out.",
        precision: .exact,
        tags: ["tables", "percentage"])

    static let classDisclosure = RuleDescription(
        name: "class disclosure",
        level: .warning,
        summary: "All people of a group, or all but k, fall into one category of an attribute.",
        details:
            "A row or column over an attribute has a cell of at least T − k of its T > k people "
            + "(k-disclosure); `report.classSlack` is k. Labels such as yes and no, full time and part "
            + "time, or a caption “… by burnout” say that categories are an attribute.",
        example: "| Married | 6 | 0 | under “full time” and “part time”",
        remedy: "Join groups or categories.",
        precision: .high,
        tags: ["tables", "class-disclosure"])

    static let differencing = RuleDescription(
        name: "differencing",
        level: .error,
        summary: "Two published counts of nested groups differ by few people.",
        details:
            "Compares tables with the same labels of which one is about part of the other's people, "
            + "totals with the number who took part, lines such as “of whom …” with what they are part of, "
            + "and counts in sentences: 0 < difference < `report.smallCell`.",
        example: "“36 of the 39 doctors replied.”",
        remedy: "Publish one of the two counts, or round both.",
        precision: .high,
        tags: ["tables", "differencing"])

    static let personRows = RuleDescription(
        name: "participant-level table",
        level: .error,
        summary: "A table with one row for each participant and several attributes.",
        details:
            "A column of codes, pseudonyms or row numbers without repeats, two or more columns of "
            + "attributes, and no column of counts.",
        example: "| P01 | consultant | female |",
        remedy: "Publish counts instead.",
        precision: .high,
        tags: ["tables", "microdata"])

    static let endpoints = RuleDescription(
        name: "endpoints",
        level: .warning,
        summary: "The exact least or most of a personal attribute.",
        details:
            "Ranges of age, experience, tenure or income in sentences and tables. Ends at full fives, and "
            + "bands such as 25–34, pass; who may take part is no fact about who did.",
        example: "“Participants were aged 24–67.”",
        remedy: "Round both ends outward to full fives or tens.",
        precision: .high,
        tags: ["tables", "endpoints"])

    static let unreadableTable = RuleDescription(
        name: "unreadable table",
        level: .warning,
        summary: "A table that cannot be checked.",
        details:
            "A row of another length than the header, a table in a table, a table that is an image or "
            + "drawn with signs, or suppressed cells with so many totals that their ranges could not be "
            + "worked out.",
        example: "A screenshot of a table.",
        remedy: "Write it as a plain table with equal rows.",
        precision: .exact,
        tags: ["tables", "coverage"])
}
