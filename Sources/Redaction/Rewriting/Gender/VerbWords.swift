/// Lists of verbs, where spelling does not tell what a word is.
enum VerbWords {
    private static func words(_ list: String) -> Set<String> {
        Set(list.split(whereSeparator: \.isWhitespace).map(String.init))
    }

    /// Irregular participles that follow “has” in talk far more often than “is”.
    static let participles = words(
        """
        been got gotten had become begun brought built bought caught chosen come cut dealt drawn driven eaten fallen felt
        fought found forgotten given grown heard held hit hurt kept known led learnt left lent let lost made meant met paid
        put read rung run said seen sent set shown shut sat slept spoken spent stood started stuck taken taught told
        thought thrown understood woken worn won written spoilt burnt dreamt done flown ridden risen sung sworn swum
        forgiven undergone overcome sold cost split spread quit shot struck stolen stung torn laid bent bet bitten blown
        broken clung dug drunk fed fled hidden hung lit proven rebuilt repaid shaken shone sought sped spun swept withdrawn
        rewritten outgrown mistaken undertaken overheard misread
        """
    ).subtracting(words("broken mistaken stuck hurt lit shaken torn driven bent hidden drunk hung withdrawn done"))
        .union(["done"])

    /// Words in -ed and -en that describe how somebody is.
    static let states = words(
        """
        tired worried stressed excited interested concerned exhausted devastated married divorced separated qualified
        depressed frustrated annoyed confused bored scared frightened terrified embarrassed ashamed overwhelmed supposed
        used prepared pleased delighted relieved disappointed surprised shocked determined committed motivated isolated
        talented gifted experienced drained frazzled convinced satisfied involved retired disabled signed demoralised
        disillusioned burned bullied allowed expected based called named aged wired employed engaged trained
        registered licensed paid admitted armed obliged required forced meant inclined tempted blessed cursed doomed
        destined entitled dedicated devoted obsessed fascinated impressed amazed alarmed ill-prepared unprepared
        detached dressed seated located situated related connected attached accused charged suspected wanted needed
        loved hated liked respected feared known paralysed traumatised exposed trapped limited restricted banned
        intimidated stunned upset thrilled horrified disgusted offended insulted privileged skilled accomplished
        distressed troubled disorganised organised reserved composed sacked fired suspended redeployed seconded
        dissatisfied unconvinced distracted bereaved sleep-deprived deprived wounded injured infected affected
        mistaken shaken broken stuck hurt torn driven bent hidden drunk hung withdrawn lit born
        """)

    /// Past forms without -ed.
    static let pasts = words(
        """
        was were had did went came got took gave made said told knew thought felt found left kept began became brought
        built bought caught chose drew drove ate fell fought forgot flew grew heard held led lost meant met paid put ran
        rang read rose sat saw sent set shook shut sang slept spoke spent stood stuck swore taught threw understood woke
        wore won wrote
        """)

    /// Adjectives that compare.
    static let comparatives = words(
        """
        braver calmer bolder happier sadder angrier stronger weaker better worse quieter louder safer tougher softer kinder
        wiser older younger harder easier fitter sicker poorer richer busier lonelier prouder humbler nicer slower faster
        smarter warmer colder crosser clearer freer healthier milder sharper steadier surer taller thinner tireder bitter
        """)

    /// Verbs whose third person may as well be a plural noun.
    static let alsoNouns = words(
        """
        ache act aim answer appeal approach argue attempt balance bar base bear blame bleep block blow book brief build
        burn call care cause challenge change charge check claim climb comment complaint concern contact control cook copy
        cost count cover cry cup cut cycle damage deal debate demand design desire detail diet document doubt draft draw
        dream dress drink drive drop email escape estimate excuse exercise experience experiment express face fall favour
        fear feature feed fight figure file film fight fit fix flow focus force form frame function gain glance go grade
        grant grin ground group guard guess guide hand head help hire hope host house hug hurt increase influence interest
        interview issue joke judge jump kick kiss lack land lapse laugh lead lecture leave letter level lie lift light like
        limit line link list live load look love mark master match matter mean measure mention mind miss mistake move name
        need note number nurse object offer order pace pack paint paper pass pause pay permit phone pick picture place plan
        plant play point position post practice practise present press process produce progress project promise protest
        purchase purpose question quote race raise range rate reach reason rebel receipt record refer reform regard
        release remark reply report request research reserve respect rest result return review reward ride ring rise risk
        roll round rule run rush sail sample scan schedule score scream search season seat section sense service share
        shift ship shop shout show sigh sign sip sketch sleep slip smell smile smoke sound spell split sport spot stage
        stand star stare start state stay step stick stock stop store story stress strike struggle study style subject
        suit supply support surface surprise survey swim switch talk target task taste tear test text thank ticket tie time
        tip title touch tour track trade train transfer travel treat trip trouble trust try turn type upset use value view
        visit voice volunteer vote wait walk want warrant wash waste watch water wave weigh whisper will win wish wonder
        word work worry wound write yawn ride hunt pretext crawl sneer drift
        """
    ).subtracting(
        words(
            "go leave mean write live need want like love miss pay say think sleep stay wait try lie worry become crawl"
        ))

    /// Verbs that talk and reports are full of, in their base form.
    static let common = words(
        """
        accept ache achieve act add admit advise affect agree aim allow answer apologise appear apply appreciate approach
        argue arrange arrive ask assume attend avoid be become begin behave believe belong blame book break bring build
        burn buy call calm care carry catch cause change chase check choose claim clear climb close collect come commit
        compare complain complete concentrate confide connect consider contact continue control cook cope copy cost count
        cover create cross cry cut cycle deal decide describe deserve develop die disagree discuss do doubt draw dread
        dream drink drive drop earn eat email encourage end enjoy enter expect explain explore face fail fall fear feel
        fight fill find finish fit fix follow forget forgive function gather get give go grow guess handle happen hate have
        head hear help hide hold hope hurt ignore imagine improve include insist intend interrupt introduce invite join
        jump keep kick kill know lack laugh lay lead leap learn leave lend let lie like listen live lock look lose love
        make manage matter mean meet mention mind miss mix move name need notice offer open organise ought owe pack park
        pass pause pay phone pick plan play point prefer prepare present press pretend prevent promise protect prove
        provide pull push put question raise reach read realise recall receive recognise recommend reflect refuse regret
        relax rely remain remember remind repeat reply report require respect respond rest return ring rise run rush save
        say see seem sell send serve set settle shake share shout show shrug shut sign sing sit sleep smile solve sort sound
        speak spend split stand stare start stay step stick stop struggle study succeed suffer suggest support suppose
        swear take talk teach tell tend thank think throw tidy touch train travel treat trust try turn type understand use
        visit volunteer wait wake walk want warn watch wear welcome whisper win wish wonder work worry write
        abandon absorb abuse access accompany accuse acknowledge acquire adapt address adjust admire adopt advance afford
        announce annoy anticipate appoint approve arrest assess assign assist assure attach attack attempt attract ban base
        beat beg bend bet bite bleed bleep blow boast borrow bother bow breathe bully bury campaign cancel care cast
        celebrate challenge charge cheat cheer chew clap clarify clean cling clutch coach comb comfort command comment
        communicate compete compose conceal conclude conduct confess confirm confront congratulate construct consult
        contain contribute convey convince cough crack crash crawl criticise cuddle dance dare dash date declare decline
        defend define delay delegate delete deliver demand demonstrate deny depend deposit deprive derive design destroy
        detect determine devote differ dig direct disappear discharge discover dislike dismiss display dispose distract
        dive divide doze drag dress drift drown dump dwell earn echo edit elect email embrace emerge emphasise employ
        empty enable encounter endure engage enrol ensure escape establish estimate evaluate examine exceed exclaim excuse
        exercise exist expand experience explode express extend fade faint fancy fasten favour feed fetch fidget fire flee
        flick flinch float flow fly fold force form free freeze frown gain gasp gaze gesture giggle glance glare grab
        graduate grasp grin groan grip grumble guard guide halt hand hang harm haunt hesitate hire hit host hug hum hurry
        identify illustrate imply impress inform inherit injure inspect inspire instruct insult interpret interview
        invent invest investigate isolate issue join joke judge justify kiss kneel knit knock land lean lecture lick lift
        limp link live load loathe lower maintain march mark marry match melt mentor moan monitor mourn mumble mutter nag
        narrate neglect negotiate nod nurse nurture obey object observe obtain occupy occur offend omit operate order
        outline overcome overhear overlook oversee overwork own paint panic participate peer perceive perform permit
        persuade phone place plead pledge poke pop portray possess post pour practise praise pray preach predict prescribe
        preserve proceed produce progress propose protest publish punch pursue qualify quarrel quit quote race rant rate
        react reassure rebuild reckon record recover recruit redeem reduce refer refill reject relate release relieve
        remark remove rent repair replace represent rescue research resemble resent reserve resign resist resolve resort
        resume retain retire retreat retrieve reveal revise revisit ride risk roam roar rob roll rub ruin sack sail scan
        scare scold scratch scream scribble search secure seek seize select separate shave shed shift shine shiver shoot
        shop sigh sip skip slam slap slide slip smell smoke snap sneak snore sob soothe spare specialise spin spit spoil
        spot spread squeeze stab stammer steal stir strengthen stress stretch strike strive stroll submit suck sue
        summarise supervise supply surrender survive suspect suspend sustain swallow sweat sweep swim swing switch
        sympathise tackle tap target taste tear tease tempt terrify test text threaten thrive tick tie tolerate toss trace
        track transfer transform translate trap treasure tremble trigger trip triumph twist undergo undertake undo
        unpack update upgrade urge utter value vanish venture visualise vote vow wander wash waste wave weep weigh wander
        swap juggle rehearse role-play debrief shadow whine whistle win wipe witness wobble yawn yell yield
        """)
}
