import Redaction
import Testing

/// Shapes of sentences that prose and talk from elsewhere brought up.
@Suite struct GenderRewritingOfProseTests {
    @Test(arguments: [
        ("He who waits is served last.", "They who wait are served last."),
        ("She that feeds the ducks never leaves hungry.", "They that feed the ducks never leave hungry."),
        ("He who mends his own boat always sails it best.", "They who mend their own boat always sail it best."),
        ("It is she who decides what happens.", "It is they who decide what happens."),
        ("He said that plants grow.", "They said that plants grow."),
        ("What we did was she played a doctor.", "What we did was they played a doctor."),
        ("She's used that twice.", "They've used that twice."), ("She's used to it.", "They're used to it."),
        ("I know what her mother'd say.", "I know what their mother'd say."),
        ("I told her I'd come.", "I told them I'd come."),
    ])
    func `makes verbs agree behind who and that`(text: String, expected: String) {
        #expect(Rules.redact(text, .gender) == expected)
    }

    @Test(arguments: [
        (
            "She has sailed the lake; has swum it, and has won.",
            "They have sailed the lake; have swum it, and have won."
        ),
        ("“It leaks!”, he says, and fetches a bucket.", "“It leaks!”, they say, and fetch a bucket."),
        ("He sulks, and backpedals.", "They sulk, and backpedal."),
        ("She realizes it and panics.", "They realize it and panic."),
        ("She trusts him, but nonetheless opposes the plan.", "They trust them, but nonetheless oppose the plan."),
        ("He of course knows.", "They of course know."),
        ("He built walls, moves to be proud of.", "They built walls, moves to be proud of."),
        (
            "She joined the choir, before it became large, and is now its head.",
            "They joined the choir, before it became large, and are now its head."
        ),
        ("I see what he meant, but is this a rule?", "I see what they meant, but is this a rule?"),
        ("It's wet, or so she claims, and smells of goat.", "It's wet, or so they claim, and smells of goat."),
        ("What he [or she] wants is his [or her] own.", "What they [or they] want is their [or their] own."),
    ])
    func `makes verbs agree across marks and in the spelling of either side of the sea`(text: String, expected: String)
    {
        #expect(Rules.redact(text, .gender) == expected)
    }

    @Test(arguments: [
        ("He's a soft spot for goats.", "They've a soft spot for goats."), ("He's a goat.", "They're a goat."),
        ("She's a cold.", "They've a cold."), ("She's a cold fish.", "They're a cold fish."),
        ("He's unarmed.", "They're unarmed."), ("He's unpacked it.", "They've unpacked it."),
        ("She's never seen smiling.", "They're never seen smiling."), ("She's seen it.", "They've seen it."),
        ("He's always wanted to sail.", "They've always wanted to sail."), ("He's wanted.", "They're wanted."),
        ("She's gone to bed.", "They've gone to bed."), ("She's gone.", "They're gone."),
        ("She's hurt her back.", "They've hurt their back."), ("She's hurt.", "They're hurt."),
        ("Shes here and hes late.", "They're here and they're late."), ("The HES data.", "The HES data."),
    ])
    func `tells is from has, also without an apostrophe`(text: String, expected: String) {
        #expect(Rules.redact(text, .gender) == expected)
    }

    @Test(arguments: [
        ("Help her aboard.", "Help them aboard."), ("Feed her twice a day.", "Feed them twice a day."),
        ("I'd hate to see her humiliated.", "I'd hate to see them humiliated."),
        ("They called her Hazel, for a tree.", "They called them Hazel, for a tree."),
        ("They called her Hazel's friend.", "They called their Hazel's friend."),
        ("I love her _kleine_ songs.", "I love their _kleine_ songs."), ("I miss her already.", "I miss them already."),
        ("I like her already famous soup.", "I like their already famous soup."),
        ("The depth of her thought, he said, is rare.", "The depth of their thought, they said, is rare."),
        ("Her long, plaited hair.", "Their long, plaited hair."),
        ("It dulls her once proud name.", "It dulls their once proud name."),
        ("The light upon her makes it work.", "The light upon them makes it work."),
        ("I got her signed off.", "I got them signed off."),
        ("They laughed behind her back.", "They laughed behind their back."),
        ("I gave her armfuls of hay.", "I gave them armfuls of hay."),
        ("I gave her bowl of nuts.", "I gave their bowl of nuts."),
        ("She made her own boat.", "They made their own boat."), ("Her saying so helps.", "Their saying so helps."),
        ("It left her feeling odd.", "It left them feeling odd."),
    ])
    func `tells whom from whose`(text: String, expected: String) {
        #expect(Rules.redact(text, .gender) == expected)
    }

    @Test(arguments: [
        ("Other tricks of his included the spoons.", "Other tricks of theirs included the spoons."),
        ("His and Ivo's goats.", "Their and Ivo's goats."),
        ("The hut is his and Ivo's.", "The hut is theirs and Ivo's."),
        ("Against his will, it rained.", "Against their will, it rained."),
        ("Yours sank and his will be next.", "Yours sank and theirs will be next."),
    ])
    func `tells what is owned from who owns it`(text: String, expected: String) {
        #expect(Rules.redact(text, .gender) == expected)
    }

    @Test(arguments: [
        ("She says the boat is old, or not.", "They say the boat is old, or not."),
        ("Whether he swims or not depends on rain.", "Whether they swim or not depends on rain."),
        ("She lifts crates and swims every day.", "They lift crates and swim every day."),
        ("He told us the dam had leaked and was shut.", "They told us the dam had leaked and was shut."),
        ("The vet said she had slept, was calm and ate.", "The vet said they had slept, were calm and ate."),
        ("He paints, posts photos of his work and sings.", "They paint, post photos of their work and sing."),
        (
            "She has a degree in physics, works as a baker and sings.",
            "They have a degree in physics, work as a baker and sing."
        ),
        ("He built hides and traps in the wood.", "They built hides and traps in the wood."),
        ("She insists the key was lost and accuses me.", "They insist the key was lost and accuse me."),
        ("She insists the boat was cheap and leaks.", "They insist the boat was cheap and leaks."),
        ("He mends nets, works as a guide and sings.", "They mend nets, work as a guide and sing."),
        (
            "She keeps a barge, where she also paints, and is its only sailor.",
            "They keep a barge, where they also paint, and are its only sailor."
        ),
        ("He drew huts and plots for the rich.", "They drew huts and plots for the rich."),
        ("He doubts she'll come, and hopes she won't.", "They doubt they'll come, and hope they won't."),
        ("What's she like?", "What are they like?"), ("Where's he gone?", "Where have they gone?"),
        ("What's he want?", "What do they want?"),
    ])
    func `makes verbs agree in lists, in what is told and in questions`(text: String, expected: String) {
        #expect(Rules.redact(text, .gender) == expected)
    }

    @Test(arguments: [
        ("I'd call her lazy.", "I'd call them lazy."), ("I'd call her boss.", "I'd call their boss."),
        ("I watched her work.", "I watched them work."), ("I praised her work.", "I praised their work."),
        ("Nobody but her knew.", "Nobody but them knew."), ("Have her call me.", "Have them call me."),
        ("I had her call list.", "I had their call list."),
        ("Let her make her mind up.", "Let them make their mind up."),
        ("They fined her three hundred pounds.", "They fined them three hundred pounds."),
        ("What annoys her most is fog.", "What annoys them most is fog."),
        ("I wished her luck.", "I wished them luck."),
        ("Give her her money back.", "Give them their money back."),
        ("Seeing her happy is enough.", "Seeing them happy is enough."),
        ("She stood there, her back to the wall.", "They stood there, their back to the wall."),
        ("He kissed her first and then left.", "They kissed them first and then left."),
        ("It scared her half to death.", "It scared them half to death."),
        ("She rows, but her back aches.", "They row, but their back aches."),
        ("I'll ask her myself.", "I'll ask them myself."), ("He wants her fit by noon.", "They want them fit by noon."),
        ("They spoil her rotten.", "They spoil them rotten."),
        ("It gives her considerable trouble.", "It gives them considerable trouble."),
    ])
    func `tells whom from whose in phrases of talk`(text: String, expected: String) {
        #expect(Rules.redact(text, .gender) == expected)
    }

    @Test(arguments: [
        ("She's delighted you came.", "They're delighted you came."), ("She's delighted us.", "They've delighted us."),
        ("He's convinced the roof is safe.", "They're convinced the roof is safe."),
        ("He's convinced the judge.", "They've convinced the judge."), ("She's gone too far.", "They've gone too far."),
    ])
    func `tells is from has before a clause`(text: String, expected: String) {
        #expect(Rules.redact(text, .gender) == expected)
    }

    @Test func `leaves an animal of one sex`() {
        #expect(Rules.redact("A she-wolf and a he-goat.", .gender) == "A she-wolf and a he-goat.")
    }

    @Test(arguments: [
        ("It is harder for women.", "It is harder for women."),
        ("Pay differs between men and women.", "Pay differs between men and women."),
        ("Two women came.", "Two people came."),
    ])
    func `leaves all of one gender that something is said about`(text: String, expected: String) {
        #expect(Rules.neutralise(text) == expected)
    }
}
