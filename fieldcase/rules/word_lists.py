"""Words that decide whether a word is meant as a name: particles, English words that are names too, words for roles.

Lists and nothing else; `names` and `name_likeness` read them.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Parts of names that are no name: son and daughter of, particles of nobility and of Arabic names, forms of address.
PARTICLES = _words(
    """
    уулу улуу кызы кизи оглы оглу улы угли огли ўғли қизи қызы ұлы ибн бин аль эль де ван фон дер тер да ди ла ле
    uulu kyzy kizi ogly oglu uly ugli ogli qizi ibn bin al el de van von der ter da di la le jr sr mr mrs ms dr
    """
)

# What makes the word beside it a name, whatever else it means: son and daughter of.
KIN = _words("уулу улуу кызы кизи оглы огли угли ўғли қизи қызы ұлы uulu kyzy kizi ogly ogli ugli qizi")

# Words before a surname.
TITLES = _words(
    """
    судья следователь участковый майор капитан лейтенант сержант старшина полковник прокурор адвокат врач доктор
    нарколог директор заведующий заведующая гражданин гражданка гр господин госпожа товарищ инспектор оперуполномоченный
    judge investigator officer major captain lieutenant sergeant colonel prosecutor lawyer attorney doctor dr mr mrs ms
    miss nurse director inspector citizen
    """
)

# English words that are also a name, or the transliteration of one: a name only with a capital inside a sentence.
ENGLISH_NAMES_AND_WORDS = _words(
    """
    alma amber amen angel april arch area art asia aura august autumn baker ban bark bell bill black blue bob
    brown can cay charity chase church clay cook crystal dale dan daisy dawn dean dim drew duke earl east eve
    faith fan field fox frank gene german germany glen grace grant gray green guy hall ham harmony heather hill
    him holly hope human hunter iris ivy jack jade jam joy june justice karma ken king kit knight lance lane lily
    lime line lion long lord major malt man mark mars mason may melody mercy miller mine mint nick north olive
    page pan park patience pearl peace pierce poppy price prince prior queen rain ran ray reed rich rim river rob
    robin rock roman rose ruby ruth sage salt sandy shade short shot sky smith soda son soul star stella stone
    storm sultan summer sun tale tan ten timber trace tram turner van victor victory violet wade walker wall ward
    west white will wise wolf wood young zone
    """
)

# More of them, found by writing every first name and surname of the Russian dictionary in Latin letters: what spells
# like a common English word.
ENGLISH_LIKE_NAMES = _words(
    """
    abate abet abide able ably above ace affix age agile ago agrees ahoy aide airy aisle ajar akin ale alga alias
    alibi alien alike aline alit alive all allay allege alley allies allow alloy allude allure ally alone aloud
    alpha altar alter amass ameer amid amir ample amply anal anew ani annoy annul anon ants anus any anyone arc
    arcade are arena aria arise ark army arouse array arson ashcan ashed ashen ashore aside ass asset astride atone
    attic attire awake awe axe axed axiom axis axle aye baggy bare basin baton bay beat been beers beet begun belie
    bellow belly below bender berrying best bet bile billow bloc block bode bolder bond boneyer bonier booby boor
    bore bout brain brainy brand bred breed brew brick broil brood burrow bush but butt camel cant cape carol carp
    carpet carrion case cat cavity celli cent chic chick clarity clash clause claw clii climax clime clod cock col
    collie constancy cool coolly cordon cost court cox coy curt daddy dais dally dammed dance dare days deemed deer
    deli dementia demise demure den deny dew diary dill dime din dine dolly don donate douse drier dryer dune dusky
    eddy edit eel eery elder elite elm ewe exude eyelid fade fail fast fat fate fatten fatty faze fed feed feet fen
    fiddler file fill filly fire firs fisher fishier flecks flex flier floor flora flurry flyer foci franc freed
    freedom fried frill gal gala gale gall gallery galley gallon garret garrison gay gayer gee geese gel genera
    genie genii get ghoul gild ginger glare glory gnat gold gory granite greet grey grief grim grin grit gritty
    grubbier gull gulley gully gummier habit hale haled halon halter hamlet hammed handy happy harass hardy hare
    harem harms harry has hay hazy heel heftier hell helm hence herald herd here heron herring hes hey hillier
    hobby hocking hog hold hollow home homie homy hooking horde hose hound hug huh hull hurry hyena intern interne
    ion irate jabber jawed jell jelly jerky jester jobs join joke jollier jolly jolt jury keen lad lade laden lady
    lain lame land law lays lean lee leer leery less levee levy lice lie lii like list loll lone loonie loony lore
    lorry lucky lye lynch mace macho made main make male malice mane mania manure many mare maria marina marine
    marionette market marry marshal mart martin martyr maxim maxima mayor meet merry met mete mile million mince
    mite mitt modest modesty moodiest moot more mouse mousey mousse mousy muse muss nail nasty nays nice nil nine
    ninny non none noon octave offer office ours oxen pain pap pastier pat pate patio patty peer pen per pet peter
    pettier petty pier pies piety pill pillar pillow pious pit plank platoon pole polio poll pool potter rabble
    radii raid rail rainier raise rally ram ratify ravine rays reef reeks rein rejoin remark remiss resin revile
    revolt rice rid ride rip ripe rite rod rode rolling room roomy rotten rout route ruddy rude ruff rule rummy rut
    sac sack sad saffron said sake saki sallow sally sand sandier sane sanity saree sari satin save savvy saw scary
    scoot scum seed seedy seem seen semen shack shackle shadow share shed sheen sheers shied shod shoed shone
    shooed shoon shove showy sieve silver silvery slave slouch smit smite social socially sofa soon steel steep
    step stocks sweet tacit tall tally tar tarry taxi teed teen thy tied time tin tinny tiny tit toll tome ton tone
    tonne tool toss tramp tusk usher vagina vain vainer valentine valid valley vane vary vase veer vender veneer
    very vest vice vile viler villa viola violin viper visa vise vitally waddle wage wallow wan wand wane wanna war
    wary was waxy ways weer weest well welt were wickers wilier willow wily wiper wishes wit wittier witty woolly
    wooly wove yell yen yew yield zinc zoos
    """
)

# Words by which people describe one another instead of naming: roles, relations, groups, institutions; singular.
ENGLISH_ROLES = _words(
    """
    activist administrator administration adviser advocate agency agent ambassador animal applicant article artist
    assailant assistant association attacker attorney audience aunt author authority baby blogger board body border
    boss boy boyfriend bride brother bureau caller captain carer caretaker case centre center chair chairman
    chairwoman charity chief child childrens church citizen city clerk client clinic club coach coalition colleague
    colonel commander commission commissioner committee community company complainant comrade consultant convict
    coordinator council counsellor country couple court cousin crew criminal crowd culture customer daughter deacon
    defence defendant delegate department deputy detainee detective director district doctor driver duty editor
    editorial education embassy employee employer enemy examiner expert eyewitness family father female festival
    fiance follower foundation founder friend gang gentleman girl girlfriend government governor grandfather
    grandmother group guard guardian guest gunman head health hospital host hostel household husband imam immigrant
    individual inmate inspector institute internet interpreter interviewer investigator journalist judge junior juror
    kindergarten ladies lady landlady landlord lawyer lead leader lecturer lieutenant local major male man manager
    mayor media medic member men mentor migrant militia minister ministry mob mother mps municipality museum
    nationalist neighbor neighbour network newspaper ngo niece nephew nobody notary nurse office officer official
    ombudsman ombudswoman operator orderly organiser organizer organisation organization orphan outlet outreach owner
    paper paramedic parent parliament parliamentarian participant partner party passenger passerby pastor patient
    patrol peer people perpetrator person pharmacist pharmacy physician pimp plaintiff police policeman policemen
    policewoman politician portal prefect president press priest principal prison prisoner producer professor
    programme project propagandist prosecution prosecutor psychiatrist psychologist public publisher pupil radio
    reader recipient recruit reporter representative resident respondent school secretary security senator senior
    sergeant service shelter shop sibling sister site social society soldier son speaker spokesman spokesperson
    spokeswoman spouse staff state station stranger student subscriber supervisor supporter survivor suspect taxi
    teacher team teenager television tenant therapist thug trainer translator tv uncle union unit university unknown
    user victim villager visitor volunteer ward warden watchman website wife witness woman women worker writer youth
    """
)
# Small words that make a label a description: "organisers of the exhibition", "her daughters".
ENGLISH_SMALL = _words(
    """
    a an and at by for from her his in its local my new no of old on or other our several she some the their this to two
    three four five six unknown unnamed with without young your
    """
)

# Whose web pages are documents, not news of a person.
PUBLIC_HOSTS = _words(
    """
    un.org ohchr.org who.int unaids.org unodc.org undp.org unsceb.org coe.int refworld.org undocs.org doi.org gov.kg
    hudoc.echr.coe.int gov.kz adilet.zan.kz cbd.minjust.gov.kg lex.uz
    """
)

# Words of an address that are in every address.
ADDRESS_WORDS = _words(
    """
    ул улица улицы street st str пр просп проспект prospekt ave avenue переулок пер lane бульвар road rd шоссе площадь
    дом дома house кв квартира квартиры apt apartment flat корп корпус строение стр подъезд этаж офис комната общежитие
    город городе city село деревня аул village мкр микрорайон жилмассив область обл район oblast region имени республика
    кыргызстан казахстан узбекистан таджикистан россия kyrgyzstan kazakhstan uzbekistan tajikistan russia
    """
)
# Words that may stand between a street and its number.
HOUSE_WORDS = _words("д дом дома house no ул улица улице улицы street st str проспект пр ave avenue")
# How words for a school, a kindergarten or a boarding house begin.
SCHOOL_STEMS = (
    "школ", "гимнази", "лице", "сад", "детсад", "детск", "ясл", "колледж", "училищ", "интернат", "средн", "общеобраз",
    "school", "kindergarten", "gymnasi", "lyce", "nursery", "college", "boarding", "secondary", "primary",
)  # fmt: skip
# Months as they stand beside a day or alone, Russian and English, January first.
MONTHS = (
    ("января", "январь", "январе", "янв", "january", "jan"),
    ("февраля", "февраль", "феврале", "фев", "февр", "february", "feb"),
    ("марта", "март", "марте", "мар", "march", "mar"),
    ("апреля", "апрель", "апреле", "апр", "april", "apr"),
    ("мая", "май", "мае", "may"),
    ("июня", "июнь", "июне", "июн", "june", "jun"),
    ("июля", "июль", "июле", "июл", "july", "jul"),
    ("августа", "август", "августе", "авг", "august", "aug"),
    ("сентября", "сентябрь", "сентябре", "сен", "сент", "september", "sept", "sep"),
    ("октября", "октябрь", "октябре", "окт", "october", "oct"),
    ("ноября", "ноябрь", "ноябре", "ноя", "нояб", "november", "nov"),
    ("декабря", "декабрь", "декабре", "дек", "december", "dec"),
)
