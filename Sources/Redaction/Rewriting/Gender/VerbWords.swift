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
        acclaimed accustomed acquainted advanced agitated animated baffled barred bearded bemused besotted bewildered
        biased billed blinded burdened buried captivated celebrated clothed concussed conflicted cornered credited
        cremated crippled crushed cultured dazed deceased dejected demotivated deranged disciplined discouraged
        disgraced disheartened disposed doped drenched drugged educated elated elected enamored enamoured energised
        enlightened enraged enthralled entrusted famished flattered flawed flustered grounded gutted handicapped haunted
        heartbroken honored honoured huddled humbled imprisoned infatuated informed infuriated intrigued invigorated
        irritated mannered marooned mesmerised nominated opinionated opposed outmatched outnumbered outraged overjoyed
        overpaid overrated overworked parched perched perplexed poised polished possessed precluded prejudiced
        prohibited pursued puzzled rattled refined relaxed renamed renowned reputed restrained robed rounded rumored
        rumoured saddled seasoned sedated self-taught sentenced shattered sidelined smitten soaked sophisticated
        spirited spoiled starved stranded stuffed subdued suited surrounded tasked tattooed tormented tortured
        transfixed twisted unarmed underpaid underrated understated warped wiped wrecked focused focussed arrested jailed detained
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
        smarter warmer colder longer shorter larger smaller bigger heavier lighter darker brighter closer crosser clearer freer healthier milder sharper steadier surer taller thinner tireder bitter
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
        age alarm alert anger angle arch arm assault auction audit author award back bail bandage bang bargain bark bat
        bench benefit bid bill blackmail blast blaze blend blog bluff blunder blur blush board bolt bomb bond boost
        boot bounce brake brand breach breed brew bribe broadcast bruise brush buckle budget bump bundle butt button
        buzz camp captain capture caricature catalogue centre champion channel chant chart chase chat chip choke chop
        chuckle circle clamp clash clasp click climax cloak clock clown coat colour combat commission compliment
        compromise conduct contest contract contrast convert convict counsel counter court crowd crown cruise crush
        curb cure curl curse defeat delight desert dip direct discharge discipline disguise dispatch dispute divorce
        dodge doodle dose dot double download dread drill drone drum duck dump duplicate dust ease edge elbow engineer
        envy escort exchange exhibit exile exit export extract fare farm fashion fast ferry finance finger flag flap
        flare flash flavour flip flood flop flush foil fold forecast forge foster fund funnel fuss gallop gamble garden
        gauge glimpse glow glue gossip graze grill groom growl grunt guarantee gulp hack hail hammer handover harbour
        harvest hatch haul heap heat hedge hem herd hike hint hitch holiday honour hook hop hound howl impact import
        institute iron itch jab jam jerk jest jog jolt journey kid knight label labour lament lash launch license
        litter loan lobby lodge log lull lure mail map mask massage menace merit mess milk mill mine mirror model mop
        motion motor mould mount mouth mug murder murmur muse nap network nip nudge orbit overlap overrun package pad
        paddle pair pant parade pardon parody part partner paste pat patch patrol patter pen perch petition photograph
        phrase piece pilot pin pinch pine ping pioneer pitch pity plague plait plaster plough plug plunge pocket poison
        polish poll pool pose powder prey prick print probe profit programme prompt prop puff pull pump purge puzzle
        query quiz rage raid rain rally ram ramble rank rattle rave rear rebuke recap refund register reign rein
        relapse relay remedy reproach retort reverse revolt rewrite rhyme rig rip ripple rival roast rock rot rumble
        sacrifice saddle salute sanction saw scale scoop scrap scrape screw scroll scrub seal sentence shape shelter
        shield shock shoulder shove shovel showcase shower shriek shroud shudder shuffle shuttle side signal silence
        sin sink site size skid skirt slaughter slave slice slog slouch slump slur smack smash smear smirk snarl sniff
        snooze snort snub soak spark speed spill splash sponsor spout spray spring sprint sprout spur spy squabble
        squat squeak squeal stack staff stain stalk stall stamp station steam stem stereotype sting stitch storm strain
        strand strap stray strip stroke structure stub stuff stumble substitute sum supplement surf surge swamp
        swell swirl tail tailor tally tan tangle taunt tax team temper thump thunder tilt tint tire toast toil tone
        torment torture tow tower toy trail transport trek trespass trick trickle trim trot trumpet tuck tug tumble
        tune tutor tweak tweet twirl twitch upload veil vent veto wade wage wail waltz ward warp weed whack wheel whip
        whirl whisk whistle wind wink wreck wrench wrinkle yank zip zoom
        accord advocate affront aid air alternate ambush anchor array associate babble badger bag bait
        barbecue barge battle beam belt blanket bleach blind blister blossom bluster boo boom border bow box boycott
        brace brave breakfast bridge bubble buck buffer bulge bunch burrow burst butcher cable cackle camouflage cap
        career cascade cash caution chaperone charm charter chill chirp chorus chronicle clang class claw clinch clog
        clot cloud cluster coast coil collar compost compound con condition conflict conjecture consort cool core corner
        couch couple crackle cradle crease credit critique crop crouch crunch cushion damn daydream debut decay decrease
        default dent detour dial digest disdain disgrace disgust dock doctor double-cross drain drape drawl drip droop
        dry dunk dupe dye eclipse excise fake father fault feast feint fence field filter fish flank flex flicker flock
        flounder forward foul fracture frolic front fry fuel gag garnish gear gift gild glint gouge grace grease grimace
        grind gripe grouse grudge gush handicap harness hawk hazard haze headline heave herald hobble hoist hole holler
        honeymoon hoot huff hunch hurdle idle imprint inch index jangle jeer jet jockey jostle key knot lace lap league
        leak lease leer lever loaf loop lounge lunch lunge major mandate maneuver manoeuvre market mash masquerade
        mastermind mate mentor mince minister mistrust misuse moo mother mound nail narrow needle nestle nickname nose
        notch oil outlaw overload pan panel parallel parrot patent pave peck peek peel pepper pet picnic pile
        pivot plop plot plow plummet plunder plunk poach pot power prance prattle preface pressure pride prize program
        proposition puncture purr quip rack radio rake rap rape rebound rehash remake reprint resort retake
        riddle riot rivet romance romp roof root rope rouge rout row ruffle rust rustle sag salt sap savage school
        scissor scoff scorch scour scout scowl scrawl screech screen scuff scurry seep serenade shame shepherd
        sight skewer skirmish slant slash sling slit slot slumber smart snag snake snare sneeze snigger snowball snuff
        sock sour spar sparkle spearhead spice spike spiral splinter sprain squall square squelch squint squirm
        stake stampede steady steel stew stomp stone straggle streak stream string strut stump stunt sugar swab
        swagger swarm swill swipe swoop tack tag tame tap taper taxi tee teeter telegraph term thrash thread thrill
        throttle thrust thumb tingle tiptoe titter toll tool top total tout tramp tread truck trudge tussle twang twig
        twinkle twitter vacation vacuum vault vest wad waddle waffle wallop warble wax weight whine whiz whoop wiggle
        winter wire wisecrack wisp worship wrangle yap yelp yoke resort message bet bite crack hit set cut break catch update upgrade venture
        treasure trace rent twist tick cast buy dig knock bore trap hide
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

    /// The verbs of both lists, in their base form.
    static let all = common.union(wider)

    /// Further verbs, which prose has and talk seldom.
    static let wider = words(
        """
        abolish abound accelerate accommodate accrue accumulate activate administer advertise age aggravate alarm alert
        allege allocate alter amaze amend amount amplify amuse analyse anger angle apprehend arch archive arise arm
        articulate ascend ascribe aspire assault assemble assert astonish atone attain attribute auction audit author
        authorise avenge await award back backtrack bail bake bandage bang banish bargain bark bash bask bat bathe
        batter bear befriend beguile belittle bellow bench benefit bestow betray bicker bid bill bind blackmail blast
        blaze blend bless blink blog bluff blunder blur blurt blush board bob boil bolt bomb bond boost boot bounce
        brag brake brand breach breed brew bribe bristle broadcast brood browse bruise brush buckle budge budget bump
        bundle bustle busy butt button buzz bypass calculate calibrate camp captain capture caress caricature carve
        catalogue cater cede censor centre certify champion channel chant characterise chart chat chatter chide chip
        choke chop chuck chuckle churn circle circulate cite clamber clamp clash clasp clatter cleanse clench click
        climax cloak clock clown co-author coat coax coincide collaborate collapse collide colour combat combine
        commemorate commence commend commission commute compensate compile complicate compliment comprehend compromise
        concede conceive concern condemn condense confer confine conform confound confuse conjure conquer consent
        conserve console consolidate conspire constitute consume contemplate contend contest contract contradict
        contrast contrive converge converse convert convict coordinate correspond corrupt counsel counter court covet
        cram crave creak creep cripple croak crouch crowd crown cruise crumble crush cultivate curb cure curl curse
        curtail cuss dab dabble dampen dangle dart dawdle dazzle deceive decipher decorate dedicate deduct deem deepen
        defeat defect defer defy degrade delight delve denounce depart depict deplore deploy depose depress deputise
        descend desert despair despise detain deteriorate detest devise devour diagnose dictate dilute diminish dine
        dip disapprove discard discipline disclose discourage discriminate disguise dismantle dismount disobey dispatch
        dispense disperse displease dispute disregard disrupt dissect dissolve dissuade distinguish distort distribute
        distrust disturb divert divorce divulge dodge dominate donate doodle dose dot double download downplay draft
        dribble drill drone drool drum duck duplicate dust earmark ease eavesdrop edge educate elaborate elbow elevate
        elicit eliminate embark embarrass embellish embody embroider emigrate emit empathise enact encompass endanger
        endorse enforce engineer engrave enhance enlarge enlist enrage enrich entail entertain entice entitle entrust
        envisage envy equip erase erect err erupt escalate escort espouse evade evaporate evict evoke evolve exaggerate
        exasperate excel exchange excite exclude execute exempt exert exhale exhibit exile exit expel expire exploit
        export expose extract fabricate facilitate falter fare farm fashion fast fend ferment ferry file film finance
        finger flag flap flare flash flatten flatter flaunt flavour fling flip flirt flog flood flop flourish flush
        flutter foam foil forbid forecast foresee forge forgo formulate forsake foster frame freelance frequent fret
        frighten fulfil fumble fume fund fundraise funnel fuss gallop gamble garden gatekeep gauge generalise generate
        gleam glide glimpse gloat glorify glow glue gnaw gobble google gossip govern grapple graze greet grieve grill
        groom grope grovel growl grunt guarantee gulp guzzle hack haggle hail hammer hamper handover harass harbour
        harvest hasten hatch haul heal heap heat hedge heed heighten hem herd hike hinder hint hiss hitch hoard hobble
        hoist holiday honour hook hop hound hover howl huddle humiliate hunt hurl hush hustle hypnotise idealise ignite
        immerse impact impair implement implicate implore import impose impound imprison improvise incite incline
        incorporate incur indulge infect infer inflate inflict infuriate inhabit inhale initiate inject innovate
        inscribe insert instil institute integrate intensify interact intercept interfere interject interrogate
        intervene intimidate intrigue intrude invade invert invoke iron irritate itch itemise jab jam jeer jeopardise
        jerk jest jog jolt jot journey jumble keel kid kindle knead knight label labour lament lash launch launder
        lengthen lessen liaise liberate license lighten linger list litter loan lobby locate lodge log long loom loosen
        loot lope lug lull lurch lure lurk magnify mail mangle manhandle manipulate manoeuvre map mask massage master
        materialise maximise meander measure meddle mediate meditate memorise menace mend merge merit mess micromanage
        milk mill mimic mine mingle minimise mirror misbehave miscalculate misjudge mislay mislead misread misspell
        misunderstand mitigate mock model modernise modify moonlight mop mope motion motivate motor mould mount mouth
        mow muddle muffle mug multiply multitask munch murder murmur muse muster mutilate nap navigate necessitate
        network nibble nip nominate normalise nourish nudge nuzzle oblige obscure obsess obstruct ooze opt orbit
        orchestrate originate oust outlast outlive outnumber outperform outshine outwit overcharge overdo overflow
        overlap overpower overreact override overrule overrun overshadow oversleep overstate overtake overthink
        overthrow overturn overwhelm pacify package pad paddle pair pamper pant parade paraphrase pardon parody part
        partner paste pat patch patrol patronise patter pave pawn peddle peek peel peep pen penalise perch perish
        perpetuate persevere persist personify pester petition photograph phrase piece pierce pilot pin pinch pine ping
        pioneer pitch pity placate plague plait plaster plough pluck plug plunge ply poach pocket poison polish poll
        ponder pool populate pore pose postpone pounce powder preside presume prevail prey prick print prioritise prise
        probe proclaim procure prod profess profit programme prohibit project prolong prompt pronounce prop propel
        prosecute prosper provoke prowl prune pry publicise puff pump punctuate punish purchase purge purr puzzle quake
        query quicken quieten quiver quiz rage raid rain rally ram ramble rank ransack rationalise rattle rave realign
        reap reappear reapply rear rearrange reason rebel rebook rebuke recap recede recite reclaim recline recoil
        recollect reconcile reconsider reconstruct recount rectify recur recycle redefine redesign redo reek refine
        refrain refresh refund refute regain regard register regulate reign rein reinforce reinstate reinvent reiterate
        rejoice rejoin relapse relay relegate relish relocate remedy reminisce remodel render renew renounce renovate
        reopen reorganise repay repel replenish reprimand reproach reproduce repulse reread reschedule reset reside
        restore restrain restrict result resurface retaliate retell rethink retort retrace retrain reunite revamp revel
        revere reverse revert revive revolt revolve reword rewrite rhyme rid ridicule rig rinse rip ripple rival roast
        rock rot rotate rouse rule rumble rummage sacrifice sadden saddle salute salvage sample sanction savour saw
        scale scatter scoff scoop scorn scour scowl scramble scrap scrape screw scroll scrub scrutinise sculpt seal
        season seat seclude segregate sense sentence sever sew shape sharpen shatter shelter shield shock shoplift
        shorten shoulder shove shovel showcase shower shriek shrink shroud shudder shuffle shun shuttle side sidestep
        sift signal signify signpost silence simmer simplify simulate sin sink site situate size sketch skid skim skirt
        slacken slaughter slave slay slice slog slouch slump slur smack smash smear smirk smother smuggle snarl snatch
        sniff snooze snort snub soak soar socialise soften solicit sow spark spearhead speculate speed spill splash
        sponsor spout sprawl spray spring sprinkle sprint sprout spur spurn spy squabble squander squash squat squeak
        squeal squint squirm stabilise stack staff stage stagger stain stalk stall stamp station steam steer stem
        stereotype stifle stigmatise stimulate sting stink stipulate stitch stoop storm straddle straighten strain
        strand strap stray streamline strip stroke structure strut stub stuff stumble stun subdue subscribe subside
        substitute subtract suffice suffocate sulk sum summon supplement suppress surf surge surmise surpass surround
        swamp sway swell swerve swirl swivel synthesise tail tailor tally tamper tan tangle tarnish taunt tax team
        telephone televise temper testify thaw theorise thump thunder thwart tighten tilt tinker tint tip tire toast
        toil tone topple torment torture tot totter tour tout tow tower toy trail trample transcend transcribe transmit
        transport transpose traverse trek trespass trick trickle trim triple trot trouble trudge trumpet tuck tug
        tumble tune tutor tweak tweet twirl twitch unbutton uncover underestimate underline undermine underpin undress
        unearth unfold unify unite unleash unlock unravel unveil unwind uphold upload uproot usher utilise vacate
        validate vary veer veil vent verify veto vilify vindicate violate vlog voice vomit vouch wade wag wage wail
        waive wallow waltz wane ward warm warp warrant waver weaken weave wed weed weld whack wheel whip whirl whisk
        widen wield wilt wince wind wink withdraw withhold withstand woo worsen worship wrap wreck wrench wrestle
        wriggle wring wrinkle yank yearn zip zoom
        abate abduct abhor abide abscond abstain accede accentuate accomplish accord accredit acquit adhere adjourn
        admonish adore adorn advocate affirm affront aid air alienate align allay alleviate allot allude alternate amass
        ambush amputate anchor annihilate annul anoint antagonise appal appall append applaud appraise
        arouse array ascertain assail assassinate assimilate associate astound attest augment authenticate avert awaken
        babble backpedal badger bag bait balance barbecue barge battle beam beckon befit begrudge behold belt bemoan
        bequeath beseech besiege bewilder blab blacken blanket bleach blind blister blossom bluster boggle bolster boo
        boom border box boycott brace brainwash brave break-dance breakfast bridge brighten broaden bubble buck buffer
        bulge bunch burgle burrow burst butcher cable cackle cajole camouflage cap capitalise capitulate captivate
        career cascade cash castigate categorise caution chaperone charm charter chasten chastise cherish chill chirp
        chorus chronicle circumvent clang class claw clinch clog clot clothe cloud cluster coast coerce coexist coil
        collar colonise commandeer commentate compel comply compost compound comprise con concoct concur condition
        condone confiscate conflict conjecture connote consist consort constrain convene cool cooperate core corner
        correlate corroborate corrode couch couple cower crackle cradle crease credit cremate cringe critique
        croon crop cross-examine crumple crunch culminate cushion damn darken daunt daydream debunk debut decay decode
        decrease decry deduce deface defame default deflect defraud defuse dehydrate delude demean demolish demote
        denote dent deplete deport deprave deride desecrate desist detach deter dethrone detonate detour
        devastate dial differentiate digest digress disable disallow disappoint disarm disavow discern disclaim
        disconnect discontinue disdain disembark disengage disgrace disgust dishearten disinherit dislodge disown
        disparage dispel displace disprove disqualify disseminate dissent dissociate distil distill diverge diversify
        divest dock doctor domesticate double-cross douse drain dramatise drape drawl drench drip droop dry dunk dupe
        dwarf dwindle dye eclipse economise eject elope elucidate elude emanate emancipate embed embezzle embitter
        emboss empower emulate encapsulate encase enchant encircle enclose encode encroach endear endeavor endeavour
        endow engender engulf enlighten enliven enquire enroll enshrine enslave ensue entangle enthral entrap entreat
        entwine enumerate enunciate envelop envision equate eradicate erode etch eulogise evacuate exacerbate exalt
        excavate excise excommunicate exemplify exhilarate exhort exhume exonerate expedite expend expound exterminate
        extinguish extol extort extradite extrapolate extricate exude fake falsify familiarise fascinate father fathom
        fault favor feast feign feint fence fertilise field filter fish fixate flank flex flicker flock flounder flout
        fluctuate foment fondle foreshadow forestall foretell forewarn forfeit fortify forward foul fracture fraternise
        freshen fritter frolic front frustrate fry fuel fulfill fumigate furnish gag galvanise gape garner garnish gear
        germinate gesticulate gift gild gladden glamorise glint glisten glower gnash gouge grace grate gratify gravitate
        grease grimace grind gripe grouse grudge gush halve handicap hanker harbor harden harmonise harness harry hawk
        hazard haze headline hearten heave herald hew hibernate highlight hijack hitchhike hobnob hole holler honeymoon
        honor hoot hospitalise huff humanise hunch hurdle hurtle hypothesise idle idolise illuminate imbibe imitate
        immigrate immobilise impart impeach impede impel imperil impersonate impinge impoverish imprint inaugurate
        incapacitate incarcerate inch incinerate incriminate incubate index indicate indict induce industrialise infest
        infiltrate inflame infringe infuse ingest ingratiate inhibit initialise inoculate inquire insinuate instigate
        instill insulate insure intercede interlace intermarry intersperse intertwine interweave intoxicate inundate
        invalidate invigorate involve irk irrigate jangle jet jettison jockey jostle juxtapose key kidnap knot lace
        languish lap league leak lease leer legalise legislate lever liken liquidate loaf loiter loop lounge lubricate
        lunch lunge lynch madden maim major maltreat mandate maneuver manufacture marginalise market
        marvel mash masquerade mastermind mate maturate mechanise medicate metamorphose migrate militate mince
        minister misappropriate misdirect misinform misinterpret misplace misquote misrepresent mistake mistrust misuse
        mobilise modulate moisten molest mollify monopolise moo mortify mother mound mummify mutate mystify nab
        nail narrow nationalise nauseate needle negate nestle neutralise nickname nose notch notify nullify officiate
        ogle oil oppose oppress optimise ordain orientate oscillate ostracise outclass outdo outgrow outlaw outpace
        outrun outsmart outstrip outweigh overcompensate overeat overestimate overheat overindulge overload overpay
        overprice overrate oversimplify overspend overstep pan panel parallel paralyse pare parrot parse
        partake patent peck penetrate pepper permeate perpetrate perplex persecute personalise perspire pertain
        perturb peruse pervade pet picnic pile pilfer pivot plagiarise please plod plop plot plow plummet plunder plunk
        polarise pollute popularise portend pot power prance prattle precede preclude preen preface preoccupy pressure
        presuppose pride privatise prize procrastinate program promulgate proofread propagate prophesy proposition
        protrude pulsate pulverise pummel puncture purify purport quantify quash quell quench quip rack radio rake rap
        rape ratify ravage ravish readjust rebound rebut recant recharge reciprocate recoup recreate recuperate redden
        redirect rediscover reelect refuel refurbish regale regurgitate rehabilitate rehash reimburse rejuvenate relent
        relinquish relive remake remit rename rend repent rephrase repress reprint reprove repudiate rescind resound
        restructure resurrect resuscitate retake retract reuse revile revitalise revolutionise rework riddle
        riot ripen rivet romance romanticise romp roof root rope rouge rout row ruffle ruminate rust rustle sag salt
        sanctify sap satirise satisfy saturate savage savor scandalise scavenge school scissor scorch scout scrawl
        screech screen scrounge scrutinize scuff scurry scuttle secede secrete seduce seep seethe sensationalise
        serenade shame sheathe shelve shepherd shirk sicken sidle sight skewer skirmish skulk slant slash sling
        slink slit slither slot slumber smart smite smolder smoulder snag snake snare sneer sneeze snicker snigger snoop
        snowball snuff snuggle sock solidify sour spar sparkle specify spew spice spike spiral splinter sprain
        squall square squelch stagnate stake stampede startle starve steady steel sterilise stew stiffen stoke stomp
        stone stow straggle strangle streak stream strew string stump stunt stupefy stutter subdivide subjugate submerge
        subsidise subsist substantiate subvert succumb suckle sugar sunbathe supersede supplant surmount swab
        swagger swarm sweeten swill swipe swoon swoop symbolise synchronise tack tag tame tantalise taper tarry taxi
        tee teem teeter telegraph term terminate terrorise thicken thrash thread thrill throb throttle thrust thumb
        tingle tiptoe titillate titter toddle toll tool top total traipse tramp transgress transpire traumatise tread
        trounce truck trundle tussle twang twig twinkle twitter typify unburden underlie underrate understate underwrite
        unfasten unfurl unionise unload unmask unnerve unscrew unseat unsettle untangle untie unwrap upend upholster
        urinate usurp vacation vaccinate vacillate vacuum vandalise vanquish vault vend venerate ventilate vest vex
        vibrate victimise vie wad waddle waffle waft wallop warble wax waylay wean weight wheedle whet whimper whiten
        whiz whoop wiggle winter wire wisecrack wisp wither wrangle wreak wrest writhe yap yelp yoke zigzag message text bore
        """)
}
