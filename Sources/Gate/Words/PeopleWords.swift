/// How people are called whom a report counts.
enum PeopleWords {
    /// Nouns for people that a count may stand before.
    static let nouns: Set<String> = [
        "participant", "participants", "people", "persons", "person", "respondent", "respondents", "interviewee",
        "interviewees", "informant", "informants", "patient", "patients", "doctor", "doctors", "clinician",
        "clinicians", "mentor", "mentors", "mentee", "mentees", "nurse", "nurses", "man", "men", "woman", "women",
        "trainee", "trainees", "consultant", "consultants", "registrar", "registrars", "gp", "gps", "physician",
        "physicians", "surgeon", "surgeons", "student", "students", "volunteer", "volunteers", "colleague",
        "colleagues", "individual", "individuals", "adult", "adults", "member", "members", "midwife", "midwives",
        "practitioner", "practitioners", "professional", "professionals", "worker", "workers", "employee", "employees",
        "anaesthetist", "anaesthetists", "psychiatrist", "psychiatrists", "paediatrician", "paediatricians",
        "radiologist", "radiologists", "pathologist", "pathologists", "obstetrician", "obstetricians", "carers",
        "specialists", "users", "staff", "males", "females", "children", "leavers", "joiners", "contributors",
        "subjects", "cases", "attendees",
    ]
    /// Nouns that mean those who took part in the study.
    static let participants: Set<String> = [
        "participant", "participants", "respondent", "respondents", "interviewee", "interviewees", "informant",
        "informants", "sample",
    ]
}
