"""Words that decide whether a word is meant as a name: particles, English words that are names too, words for roles.

Lists and nothing else; `names` and `name_likeness` read them.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Parts of names that are no name: son and daughter of, particles of nobility and of Arabic names, forms of address.
PARTICLES = _words(
    """
    уулу улуу кызы кизи оглы оглу улы угли ибн бин аль эль де ван фон дер тер да ди ла ле
    uulu kyzy kizi ogly oglu uly ugli ibn bin al el de van von der ter da di la le jr sr mr mrs ms dr
    """
)

# English words that are also a name, or the transliteration of one: a name only with a capital inside a sentence.
ENGLISH_NAMES_AND_WORDS = _words(
    """
    alma amber amen angel april arch area art aura august autumn baker ban bark bell bill black blue bob brown can cay
    charity chase church clay cook crystal dale dan daisy dawn dean dim drew duke earl east eve faith fan field fox
    frank gene glen grace grant gray green guy hall ham harmony heather hill him holly hope human hunter iris ivy jack
    jade jam joy june justice karma ken king kit knight lance lane lily lime line lion long lord major malt man mark
    mars mason may melody mercy miller mine mint nick north olive page pan park patience pearl peace pierce poppy
    price prince prior queen rain ran ray reed rich rim river rob robin rock roman rose ruby ruth sage salt sandy
    shade short shot sky smith soda son soul star stella stone storm sultan summer sun tale tan ten timber trace tram
    turner van victor victory violet wade walker wall ward west white will wise wolf wood young zone
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
