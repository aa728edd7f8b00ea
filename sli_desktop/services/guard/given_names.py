"""Names of people: titles, first names common in Britain, and words that make a name a place.

A first name alone is no hit; before another word with a capital it is somebody's name.
"""

from sli_desktop.services.guard.telling import phrases, words

TITLES = words(
    """cllr councillor mr mrs ms miss mx dr sir dame lord lady prof professor rev revd reverend
    baroness alderman ald insp inspector sgt sergeant supt superintendent pc dc dci canon father
    imam rabbi bishop col colonel capt captain major judge cllrs councillors messrs"""
)

OFFICE_TITLES = words("inspector sergeant superintendent bishop colonel captain major judge father")
"""Titles that are common words as well: a name follows only with a capital title."""

PARTICLES = words("de da van von der den la le al el ap ben bin di du st mac o ní ó")

FIRST_NAMES = words(
    """aaron abbie abdul abdullah abigail adam adele adrian afzal agnes ahmed aidan aileen aisha
    ajay alan alastair albert aled alex alexander alexandra alfie alfred ali alice alison allan
    amanda amara amber amelia amina amir amit amy ana andrea andrew andy aneta angela angharad
    angus anil anita ann anna anne annette anthony antonia anwen april aqib archie arjun arthur
    arun asha asif astrid audrey ayesha barbara barry beatrice becky ben benjamin bernadette
    bernard beryl beth bethan bethany betty beverley bilal bill billy bob brenda brendan brian
    bridget bronwen bruce bryan bryn caitlin callum cameron carl carla carmel carol carole
    caroline catherine cathy cecil ceri charles charlie charlotte cheryl chloe chris christian
    christina christine christopher ciara clare claire clive colin colleen connor conor craig
    cynthia daisy dan daniel danielle darren dave david dawn dean deborah debbie declan deepa
    deirdre delroy denise dennis derek desmond diana diane dilys dipak dominic donald donna
    doreen doris dorothy doug douglas duncan dylan eamonn ed eddie edith edmund edward edwin
    eileen elaine eleanor elena eleri elinor elizabeth ella ellen ellie elsie emily emma
    emmanuel emyr eric erin ernest esther ethan eunice euan eve evelyn ewa faisal farah farida
    fatima felicity fergus fiona flora florence frances francesca francis fred freda frederick
    gail gareth gary gavin gemma geoff geoffrey george georgia georgina gerald geraldine gerard
    gethin gillian gina gita gladys glenn glenys glyn gordon graham grahame grainne greg gregory
    gurpreet gus guy gwen gwyneth hamish hannah hanif hardeep harjit harold harriet harry hassan
    hayley hazel heather heidi helen henrietta henry hilary hilda howard hugh hussain huw hywel
    iain ian ibrahim idris ifan imogen imran ingrid iqbal irene iris isaac isabel isabella isla
    isobel ivan ivor jack jackie jacob jacqueline jacqui jade jagdeep jaime jake james jamie jan
    jane janet janice janine jason jasmin jasmine jatinder jay jaya jean jeff jeffrey jemma jen
    jenna jennifer jenny jeremy jerome jess jesse jessica jill jim jimmy jo joan joanna joanne
    jodie joe joel john johnny jon jonathan jordan joseph josephine josh joshua joyce juan
    judith judy julia julian julie june justin kalpana kamal karen karl karolina kasia kate kath
    katherine kathleen kathryn kathy katie katy kay kayleigh keith kelly ken kenneth keri kerry
    kevin khadija khalid kieran kim kiran kirsten kirsty krishna kumar kwame kyle lakshmi lance
    lara laura lauren laurence lawrence leah lee leila lena leo leon leonard leroy les lesley
    leslie lewis liam lily linda lindsay lindsey lisa liz lloyd llinos lola lorna lorraine louis
    louise lucinda lucy luke lydia lynda lynn lynne mabel maggie mahmood mair malcolm mandy
    manjit marcia marcus margaret maria marian marie marilyn marina mario marion marjorie mark
    marlene martha martin martyn mary maryam matilda matt matthew maureen maurice mavis max
    maxine maya megan mehmet mei melanie melissa mervyn mia michael michelle mick miguel mike
    mildred miles mina miriam mo mohamed mohammad mohammed moira molly mona monica morag morgan
    moses muhammad muriel myra nadia nadine nancy naomi nasreen natalie natasha nathan nawaz
    neal neil nerys nia niall nicholas nick nicki nicola nicole nigel nikki nila nina nisha noel
    noor nora noreen norma norman olga olive oliver olivia olu olwen omar oscar osman oswald
    owain owen paddy pam pamela parveen pat patricia patrick paul paula pauline pavel pearl
    peggy penelope penny perry pete peter petra phil philip philippa phillip phoebe phyllis
    pippa piotr polly poppy prakash preeti priya rachel radha rafiq raheem rahul raj rajesh
    ralph ramesh raymond rebecca reg reginald rhian rhiannon rhodri rhona rhys richard rick rita
    rob robert roberta robin rod roderick rodney roger roisin roland ron ronald rory rosalind
    rosemary rosie ross rowena roy ruby rupert russell ruth ryan sabrina sadia sadiq saeed safia
    saira sally sam samantha samina samir samuel sandeep sandra sanjay sara sarah sasha scott
    sean sebastian selina shabana shahid shaun shannon sharon sheena sheila shelley shirley
    shona sian sidney silvia simon simone sinead sioned siobhan sita sofia sonia sophia sophie
    stacey stan stanley stella stephanie stephen steve steven stewart stuart sue suki sunil
    sunita suresh susan susanna susie suzanne swati sybil sylvia syed tamara tania tanya tara
    tariq ted terence teresa terry tess thelma theo theresa thomas tim timothy tina toby todd
    tom tomasz tommy toni tony tracey tracy trevor tricia trish trudy tudor tunde una usha usman
    val valerie vanessa vaughan vera vernon veronica vicki vicky victor victoria vijay vikram
    vincent viola violet vivien vivienne wendy wesley wilfred william winifred winston yasmin
    yolanda yusuf yvette yvonne zac zach zahra zainab zara zoe zofia"""
)

WORD_NAMES = words(
    """rose grace will may hope faith joy frank mark art bill bob dean dawn pat april june jack guy
    miles ray rob rod hazel heather ivy iris lily olive pearl penny poppy robin ruby violet
    victoria george albert james john mary elizabeth peter paul andrew thomas michael martin
    jordan chelsea austin florence sydney scott lee max mo jo ed sue val art kay kim les mick
    norman glen lance don carol charity angel christian major ben lord sandy rusty woody charlie
    oscar grant drew earl duke royal"""
)
"""First names that are words, saints or places as often as people."""

PLACES = words(
    """street road lane avenue close drive way crescent court gardens terrace place grove hill row
    mews square park house hall school academy college hospital centre center hub library church
    chapel ward trust foundation award bridge green field fields market quay wharf station
    estate works mill farm river valley county city town village district borough council
    council's constituency parish island common heath moor wood forest campus site building
    buildings arcade theatre museum gallery stadium pavilion lodge manor surgery clinic
    university charity company ltd limited plc group partnership plan act review report
    programme project fund scheme bank arms inn hotel trophy day week line bay point gate east
    west north south eastfield housing association society homes advice
    aid alliance federation network england britain wales scotland europe kingdom commission"""
)
"""Words that make a pair with capitals a place, a body or a thing."""

FIRMS = frozenset(
    phrases("grant thornton,ernst young,john lewis,joseph rowntree,arthur andersen,carter jonas")
)
"""Firms and foundations that are named like people."""

FIRM_ENDS = words(
    """environmental partners llp associates solicitors homes services construction engineering
    consulting consultants architects developments builders brothers sons contractors logistics"""
)
"""Words that, behind names, make them a firm."""

NO_SURNAMES = words(
    """the one a an our all both council team board committee group service leader officer cabinet
    members partnership district chief head director chair executive monitoring deputy finance
    and or of in on at we he she they it this that these those i my his her its their who which
    what when where staff officers councillors residents partners peers managers january
    february march april may june july august september october november december monday tuesday
    wednesday thursday friday saturday sunday"""
)
"""Words with a capital that are no part of a person's name."""
