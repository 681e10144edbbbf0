import Foundation
import Testing

/// A small invented study of another field: what thirteen people say of nights and mornings. One theme can be told under
/// the draft policy, the other cannot.
enum OtherStudy {
    static let participants = """
        participant,role,specialty,gender,place
        N01,nurse,acute medicine,female,Hull
        N02,nurse,acute medicine,female,Hull
        N03,nurse,geriatric medicine,male,Leeds
        N04,charge nurse,geriatric medicine,male,Leeds
        N05,midwife,obstetrics and gynaecology,female,York
        N06,midwife,obstetrics and gynaecology,female,York
        N07,paramedic,emergency medicine,male,Hull
        N08,paramedic,emergency medicine,female,Leeds
        N09,physiotherapist,rehabilitation medicine,female,York
        N10,radiographer,clinical radiology,male,Hull
        N11,registrar,acute medicine,female,Leeds
        N12,consultant,emergency medicine,male,York
        N13,healthcare assistant,geriatric medicine,female,Leeds

        """

    static let codebook = """
        theme,title,category,section,description
        handover,Handing over in the morning,before the change,context,How the night ended and what was lost at the door.
        handover,Handing over in the morning,a new way,mechanism,What people changed in how they handed over.
        handover,Handing over in the morning,what stayed,outcome,What became of it.
        night-meals,Eating at night,hunger,context,What there is to eat after midnight.
        night-meals,Eating at night,sharing,mechanism,How people began to eat together.
        night-meals,Eating at night,after,outcome,What became of it.

        """

    static let fragments = """
        id,participant,source,theme,category,section,text
        H01,N01,i1,handover,before the change,context,"The last hour of the night was always the worst, because \
        everybody was writing things down that nobody would ever read. Lamps off, curtains open, no breath left."
        H02,N02,i2,handover,before the change,context,"Um, we told the day team everything at once, standing at \
        the door with our coats over our arms and our minds already on the bus."
        H03,N03,i3,handover,before the change,context,"Half of what I knew about the patients went home with me in \
        my pocket, on a folded sheet of paper that no one else could read."
        H04,N04,i4,handover,before the change,context,"When the day staff came in they wanted to begin at once, \
        and most of what we said to them was lost before the kettle had boiled."
        H05,N05,i5,handover,before the change,context,"I used to lie awake until noon, sure that I had left out \
        the one thing that somebody needed to know."
        H06,N06,i6,handover,a new way,mechanism,"We agreed to say only three things about each patient, what had \
        changed, what was planned and what worried us. Simple as that, really."
        H07,N07,i7,handover,a new way,mechanism,"One colleague read the list aloud while another looked at the \
        notes, and nobody was allowed to interrupt until the end."
        H08,N08,i8,handover,a new way,mechanism,"Every morning we sat down together for ten minutes in the small \
        room at the end of the corridor, with the door closed and the telephones left outside."
        H09,N09,i9,handover,a new way,mechanism,"I asked the person who was taking over to tell me in their own \
        words what they had understood, and only then did I hand them the keys."
        H10,N10,i10,handover,a new way,mechanism,"In the beginning people laughed at the little cards, but they \
        carried them in their pockets all the same and looked at them when they thought nobody saw."
        H11,N11,i11,handover,what stayed,outcome,"People stopped ringing me at home in the middle of the day to \
        ask where things had been put."
        H12,N12,i12,handover,what stayed,outcome,"There were fewer arguments about who should have done what, and \
        new colleagues learned in a week what had once taken them months."
        H13,N13,i13,handover,what stayed,outcome,"I sleep better after a night on duty, because I know that what I \
        said was heard and that somebody wrote it down."
        H14,N01,i1,handover,what stayed,outcome,"We still do it, even on bad mornings, and nobody has ever asked \
        us to go back to the old way."
        H15,N04,i4,handover,what stayed,outcome,"The day staff began to thank us before they started, which was a \
        small thing and made the walk to the bus a good deal shorter."
        M01,N01,i1,night-meals,hunger,context,"There was nothing to eat after midnight except what came out of a \
        machine, and the machine was empty by two."
        M02,N05,i5,night-meals,hunger,context,"Most of us brought something from home in a box and ate it standing \
        up, one hand on the telephone."
        M03,N08,i8,night-meals,sharing,mechanism,"Somebody put a large pot of soup on the stove in the staff \
        kitchen, and people came to it one by one as the hours allowed."
        M04,N08,i8,night-meals,sharing,mechanism,"We wrote the names of those who cooked on the wall, so that it \
        would not always fall to the same two people."
        M05,N03,i3,night-meals,hunger,context,"By four in the morning I was too hungry to read a chart and too \
        tired to want anything."

        """

    /// A folder with the study, filled.
    static func made() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try folder.write(participants, to: "participants.csv")
        try folder.write(codebook, to: "themes.csv")
        try folder.write(fragments, to: "fragments.csv")
        #expect(try folder.run("init", ".", "--policy", "draft").status == 0)
        let outcome = try folder.run("import", "participants.csv", "themes.csv", "fragments.csv")
        #expect(outcome.status == 0, "\(outcome.complaint)")
        return folder
    }
}
