"""The words of council life: posts, bodies, fields of work, and the small words round them."""

from sli_desktop.services.guard.telling import phrases, words

TITLES = phrases(
    """chief executive officer, chief executive, deputy chief executive, assistant chief executive,
    chief finance officer, chief operating officer, chief constable, chief fire officer,
    chief information officer, chief planning officer, chief legal officer, chief officer,
    chief superintendent, section 151 officer, section 151, section-151 officer, s151 officer,
    s151, sect 151 officer, s.151 officer, s.151, s 151 officer, s 151, sec 151 officer,
    sec 151, loto, dph, managing director, monitoring officer,
    returning officer, head of paid service, proper officer, town clerk, lord mayor,
    deputy mayor, mayor, deputy leader, dep leader, leader, vice-chair, borough commander,
    area commander, district commander, police and crime commissioner, head teacher,
    headteacher, ceo, cex, cx, cfo, dcs, dass"""
)
"""Posts one person holds wherever they stand, also without an article."""

TITLES_BY_FIRST = {
    first: tuple(sorted((t for t in TITLES if t[0] == first), key=len, reverse=True))
    for first in {title[0] for title in TITLES}
}
"""The titles by their first word, the longest first."""

RANKS = words(
    """deputy acting interim assistant former new joint current outgoing incoming permanent
    temporary vice associate executive present previous then first honorary co elected"""
)
"""Words before a title that leave it a title: "the new leader", but not "a team leader"."""

LETTERS = frozenset({"MO", "AD", "HoS", "DMO", "DCE", "CE", "DCX", "PFH", "PA"})
"""Titles that are short for a post only in these letters."""

DOUBTFUL_TITLES = frozenset(
    {("section", "151"), ("s", "151"), ("sec", "151"), ("chief", "officer")}
)
"""They are a law, or one of many, without more behind them."""

POSTS = words(
    """owner officer manager director chair chairman chairwoman chairperson lead commander
    inspector auditor secretary coordinator co-ordinator adviser advisor analyst accountant
    engineer consultant solicitor superintendent warden clerk principal treasurer commissioner
    whip champion convenor spokesperson surveyor planner architect leader member holder
    supervisor partner head executive mayor administrator coroner registrar constable sergeant co-
    chair vice- chair vice-chairman deputy archivist curator bursar provost dean vicar bishop
    rector pcc dph sro cio coo dpo siro president trustee sponsor guardian organiser bailiff
    examiner mp sheriff lieutenant alderman master harbourmaster valuer senco matron postmaster
    mep ceo
    caseholder choreographer convener planner"""
)
"""Words a post ends with; "the planning officer" is held by one person."""

PLAIN_POSTS = words(
    """owner officer manager director member adviser advisor analyst engineer consultant partner
    head executive accountant lead holder supervisor surveyor planner architect deputy inspector
    administrator organiser trustee auditor solicitor principal champion sponsor guardian
    secretary president commissioner coordinator co-ordinator"""
)
"""Posts that alone, without a field, are anybody's: "the officer", "the member"."""

ANYBODY = words(
    """rep mum dad grandparent lady gentleman agent hotelier chef landowner conservative tory
    democrat liberal independent headmaster headmistress teenager youngster child girl boy adult
    learner lodger foster-carer adopter apprentice representative councillor cllr resident
    tenant carer parent worker employee colleague steward volunteer graduate trainee governor
    official developer landlord provider trader teacher practitioner assistant woman man recruit
    counsellor librarian driver lawyer nurse doctor pupil student witness applicant claimant
    family household couple backbencher stallholder petitioner ecologist economist statistician
    psychiatrist pharmacist dentist tenant-representative leaseholder homeowner shopkeeper
    business-owner mother father grandmother grandfather daughter son person technician cleaner
    caseworker contractor delegate clinician gp midwife psychologist therapist paramedic
    firefighter ranger gardener receptionist caretaker cook mechanic operative labourer loader
    crewman spokesman spokeswoman researcher intern peer-mentor veteran refugee pensioner
    patient user customer client complainant whistleblower insider newcomer leaver incumbent
    predecessor successor deputy organiser coach mentor inspector tutor farmer publican retailer
    entrepreneur investor sister brother neighbour vicar imam priest activist campaigner chief
    elder backbench-councillor starter joiner caller voice host speaker non-executive visitor
    builder plumber electrician bookkeeper cashier chemist
    optician butcher baker greengrocer florist barber hairdresser fisherman curate minister
    pastor rabbi parishioner nephew uncle aunt cousin wife husband spouse widow widower grandson
    granddaughter neighbour constituent voter ratepayer taxpayer motorist cyclist pedestrian
    commuter swimmer allotment-holder binman dustman lifeguard valuer paralegal typist
    telephonist handler dispatcher scheduler plasterer carpenter roofer painter fitter steward
    usher verger porter messenger storekeeper operator groundsman groundskeeper
    custodian conductor musician artist actor writer journalist reporter editor photographer
    founder freelancer sole-trader consultant-nurse radiographer physiotherapist dietitian
    podiatrist carer-representative survivor sufferer inmate prisoner detainee settler migrant
    traveller gypsy asylum-seeker seeker squatter lessee freeholder landlady licensee innkeeper
    barman waitress waiter barista postmistress postmaster postman shopworker fishmonger
    grocer jeweller tailor dressmaker professor lecturer scientist chaplain
    preacher deacon cadet reservist soldier sailor airman seafarer skipper pilot
    choirmaster bandleader playworker nanny childminder au-pair babysitter hygienist orthodontist
    surgeon vet veterinarian matron orderly auditor-general"""
)
"""Words for one of many: they matter only where that one spoke."""

JOBS = words(
    """worker assistant technician librarian lawyer caretaker receptionist ranger coach nurse
    doctor psychologist therapist midwife gardener economist ecologist statistician counsellor
    cleaner practitioner researcher mentor tutor"""
)
"""Those of them that one person holds where a field stands with them: "the council's lawyer"."""

PLURALS = {
    "families": "family",
    "people": "person", "women": "woman", "men": "man", "secretaries": "secretary",
    "staff": "person", "crew": "person", "clergy": "vicar", "colleagues": "colleague",
    "persons": "person",
}  # fmt: skip
"""Plurals that do not end with an s of their own."""

BODIES = words(
    """association trust forum group team committee board party partnership panel service services
    council directorate unit department division section network union branch company school
    hospital charity centre cabinet opposition office"""
)
"""What somebody is in charge of, or belongs to."""

FIELD_ENDS = BODIES | words(
    """development health safety protection management resources planning governance performance
    finance support care operations affairs delivery growth change transformation housing
    property regeneration relations engagement improvement intelligence assurance enforcement
    policy strategy learning inclusion diversity technology communities education skills culture
    leisure sport environment transport highways licensing waste procurement commissioning audit
    risk insurance benefits revenues elections communications design control economy
    bank partnerships standards living homelessness prevention response economics"""
)
"""The last word of a field of work: "economic development", "customer services"."""

THE = words("the its our their his her my your this that council's")
AN = words("a an one another some")
EVERYBODY = words(
    """every each any all no many most several few various other such numerous different both these
    those other whichever"""
)
NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "both": 2, "neither": 2, "either": 2, "couple": 2, "handful": 3, "pair": 2,
    "trio": 3,
}  # fmt: skip
COUNTED = NUMBERS.keys() | words("1 2 3 4 none only")
FEW = words("two three four 2 3 4")
SMALL_WORDS = words("small tiny")

BE = words("is was are were be been being am 's isn't wasn't aren't weren't")
HAVE = words("has had have having hasn't haven't hadn't")
MODAL = words(
    """cannot can't couldn't don't doesn't didn't won't wouldn't would could can did does do may
    might will shall should must ought need"""
)
ORDERS = words("should must ought shall will may might can need needs")
"""Before a verb they say what somebody is to do, not what they said."""
NOT = words(
    """not never no isn't wasn't aren't weren't hasn't haven't hadn't don't doesn't didn't cannot
    can't couldn't won't wouldn't hardly scarcely barely"""
)

ADVERBS = words(
    """more less most least fairly pretty somewhat rather longer first just both also then all both
    each too never still often rather even just again now first once indeed however therefore
    nevertheless nonetheless already always long almost instead very quite so perhaps further
    later himself herself themselves itself alone well yet only sometimes ever since at-length
    together twice jointly"""
)

VERBS = words(
    """visible keen absent able unable strong weak new happy away open out up off work works lead
    need seem remain visible accessible"""
)
"""Words behind a post that name no thing."""

PAST = words(
    """began broke brought built bought caught chose came cost cut did drew drove ate fell fed
    fought
    found fled flew forgot froze got gave went grew hung heard hid hit held kept knew laid led
    leapt learnt left lent let lit lost made meant met paid put quit read rode rang rose ran saw
    sold sent set shook shot showed shut sang sank sat slept slid spoke spent spun split spread
    stood stole stuck stung struck swore swept swung took taught tore told thought threw
    understood woke wore wept won wrote today yesterday recently here there leaving saying"""
)
"""Irregular forms of the past, and other words that end what a person is called."""

PREPOSITIONS = words(
    """to with for from by of about on under between against alongside at in into over through
    towards toward behind beyond within without during after before near despite via like around
    among amongst per upon beside including except outside below above amid opposite off"""
)

MANY = words(
    """staff officers councillors members partners residents tenants managers people traders workers
    colleagues many most others several everyone everybody some they parishes businesses
    developers landlords schools"""
)
"""Words for those who may have said it instead."""

STOPS = (
    THE
    | AN
    | EVERYBODY
    | BE
    | HAVE
    | MODAL
    | NOT
    | PREPOSITIONS
    | words(
        """i we you he she it they them him us me and or nor but if because while when where who
    whom whose that than then there here as how why though although until unless once not
    said told feels felt says thinks believes described explained are am more must yet"""
    )
)
"""Words that stand in no name of a post."""

OFFICE_BEFORE = words(
    """post posts role roles office job position title recruitment duties appointment functions
    powers responsibilities responsibility vacancy election duty salary grade remit search
    advert candidates shortlist successor interviews arrangements"""
)
"""Words before "of the" that make a post an office that nobody is meant by."""

NOT_YET = words("no next future proposed planned prospective forthcoming eventual shared vacant")
"""Words inside a post that nobody holds yet, or that several councils share."""

LAWS = words(
    """act acts law laws legislation statute regulations constitution orders guidance code
    description framework procedure"""
)
"""What lays down what a post is to do."""

NO_HOLDER_BEFORE = words(
    """appoint appoints appointing appointed recruit recruits recruiting recruited create creates
    creating employ employing hire hiring seek seeks lack lacks lacking without vacant future
    next no need needs name named naming designate become becomes becoming advertise advertised
    replace replacing"""
)
"""Words before a post that nobody holds yet, or no longer."""

OFFICE_AFTER = words(
    """team teams post posts role roles vacancy vacancies position positions grade grades level
    jobs job model election elections development training structure structures delegation
    delegations recruitment office offices department board budget network programme forum group
    groups meeting meetings conference cadre community cohort guide handbook portal system
    survey toolkit guidance induction session sessions appraisal protocol authority authorities
    agency agencies organisation organisations profession professions capacity turnover workload
    pay salary salaries tier tiers layer layers region contract contracts framework category
    relations relationships conduct behaviour allowance allowances bulletin briefings enquiries
    enquiry casework qualification body bodies advice recommendation recommendations time
    support input churn decision decisions discretion"""
)
"""Words behind a post that make it a level, an office or a thing."""

OFFICE_OF_POST = words(
    """column blog newsletter video charity appeal ball fund office offices department role post
    team service board speech cabinet budget parlour job duties report powers responsibilities
    pay salary group award guide handbook car diary delegation delegations"""
)
"""What belongs to the office and not to the person, after "the leader's"."""

VACANT = words("vacant unfilled deleted abolished advertised vacated elected rotates")
"""What is said of an office, not of the person in it."""

ADJECTIVES = words(
    """principal chief head lead executive member deputy partner champion sponsor
    chair independent liberal conservative agent user customer patient student
    pupil tenant resident parent carer worker staff"""
)
"""Words for people that also stand before other words: "the principal risk"."""

ONLY = words("lone only sole single youngest oldest newest senior remaining")
"""They pick one person out of any group."""

TEAM_POSTS = words("leader leaders manager managers member members meeting meetings")
"""Words behind "team" that leave no team of ours."""

GROUP_HEADS = BODIES - words("council party office cabinet opposition union school hospital")

HELPERS = BE | HAVE
AUXILIARIES = BE | HAVE | MODAL
