"""A press annex of two parts, invented: words on pictures of a campaign, and an article over three newspaper pages.

Its build is that of a real annex (places "page, illustration", captions, "continued on page", the translator's square
brackets, questions and answers); every sentence is of our own. Fictitious town, newspaper and people.
"""

from __future__ import annotations

import io
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw
from vaults import new_desk

from fieldcase.casework import cases, translations
from fieldcase.casework.desk import Desk
from fieldcase.casework.evidence import import_evidence
from fieldcase.model.case import Case, Event, Source
from fieldcase.model.dates import UncertainDate
from fieldcase.model.evidence import Evidence
from fieldcase.model.ids import ConsentId, EventId, IdentityId, MemberId, NamingId, PersonId, SourceId
from fieldcase.model.people import Consent, Member, Naming, Person, PersonIdentity
from fieldcase.model.translation import Translation
from fieldcase.world import SeededWorld

Row = dict[str, Any]
NAME, OUTLET, AUTHOR = "Аврора Полевщикова", "Тополёвский листок", "Захар Корзинкин"
TITLE, ADDRESS = "Зараза приехала", "https://listok.invalid/zaraza-priehala"
PUBLISHED, ACCESSED = "2019-12-04", "2020-01-17"
MEDIA = ("text", "picture", "document")


def row(page: int, place: str, kind: str, original: str, translated: str, continues: int | None = None) -> Row:
    """A passage of the annex."""
    return {
        "page": page, "place": place, "kind": kind, "original": original, "translated": translated,
        "continues": continues,
    }  # fmt: skip


# Annex 1: what stands on the pictures.
PICTURES = (
    row(1, "Illustration 1", "heading", "СТРАШНО, И ВСЁ РАВНО ГОВОРЮ", "I AM AFRAID, AND STILL I SPEAK"),
    row(1, "Illustration 1", "illustration",
        "Двадцать лет я молчала о том, что со мной было. Теперь я рассказываю это вслух, и мне легче, хотя соседи "
        "отводят глаза.",
        "For twenty years I kept silent about what happened to me. Now I tell it aloud and it is easier for me, "
        "although the neighbours look away."),
    row(1, "Illustration 2", "illustration", "ГОЛОСА ЖЕНЩИН ТОПОЛЁВКИ\nПОДДЕРЖКА\nНЕТ ОПРАВДАНИЯ НАСИЛИЮ",
        "VOICES OF THE WOMEN OF TOPOLYOVKA\nSUPPORT\nNO EXCUSE FOR VIOLENCE"),
    row(2, "Illustration 1", "heading", "НА ЧЁМ МЫ СТОИМ", "WHAT WE STAND FOR"),
    row(2, "Illustration 1", "illustration",
        "Сначала безопасность каждой. Потом всё остальное.\nМы делимся деньгами, временем и добрым словом.",
        "First the safety of each of us. Then everything else.\nWe share money, time and a kind word."),
    row(3, "Photo 1", "caption", "А это, надо думать, главные в движении. Полевщикова вторая слева.",
        "And these, one must suppose, are the leaders of the movement. Polevshchikova is second from the left."),
)  # fmt: skip

_PARAGRAPHS = (
    ("Редакция позвонила на кафедру, в больницу и в городское управление. Везде нам отвечали уклончиво, просили "
     "прислать вопросы письмом и обещали перезвонить. Никто не перезвонил ни в тот день, ни на следующей неделе.",
     "The editors rang the faculty, the hospital and the town administration. Everywhere the answers were evasive: we "
     "were asked to send our questions by letter and were promised a call back. Nobody called back, neither on that "
     "day nor in the week that followed."),
    ("Между тем на странице группы появлялись всё новые плакаты. Под ними спорили, ругались, мирились, и число "
     "подписчиков росло. Мы насчитали за одну неделю сорок записей [подсчёт редакции] и пришли к выводу, что за этим "
     "стоит не шутка, а продуманная работа.",
     "Meanwhile ever more posters appeared on the page of the group. Under them people argued, swore, made peace, and "
     "the number of followers grew. In a single week we counted forty posts [a count of the editors] and came to the "
     "conclusion that what stands behind this is not a joke but carefully planned work."),
    ("Читательница, которая просила не называть её, написала нам: «Пусть лечатся молча, а не учат других». Таких писем "
     "пришло одиннадцать, и редакция разделяет их тревогу.",
     "A reader who asked not to be named wrote to us: “Let them get treatment in silence and not teach others.” Eleven "
     "such letters came, and the editors share their concern."),
)  # fmt: skip

# Annex 2: the article, with its pictures, over three pages.
ARTICLE = (
    row(1, "top", "heading", "ЗАРАЗА ПРИЕХАЛА", "A PLAGUE HAS ARRIVED"),
    row(1, "top", "heading", "Кто и зачем учит наших дочерей плохому? Отвечаем на первой полосе",
        "Who is teaching our daughters bad things, and why? We answer on the front page"),
    row(1, "column 1", "text",
        "На прошлой неделе жительница Тополёвки Аврора Полевщикова открыла в интернете [в социальной сети] группу для "
        "женщин. Мы прочли её от начала до конца и не поверили своим глазам.",
        "Last week Avrora Polevshchikova, who lives in Topolyovka, opened a group for women on the internet [on a "
        "social network]. We read it from beginning to end and did not believe our eyes."),
    *(row(1, "column 2", "text", *_PARAGRAPHS[number % 3]) for number in range(5)),
    row(1, "Photo 1", "caption", "Та самая активистка на весенней встрече.",
        "The activist in question at a meeting in spring."),
    row(1, "", "text", "Но и это ещё не всё.", "But even that is not all.", 8),
    row(8, "column 1", "heading", "«Слова какие-то не те»", "“The words are somehow wrong”"),
    *(row(8, "column 1", "text", *_PARAGRAPHS[number % 3]) for number in range(4)),
    row(8, "", "text", "– Это что, открытая реклама?", "– Is this open advertising, then?"),
    row(8, "", "text", "Вместо ответа мы слышим смех.", "Instead of an answer we hear laughter."),
    row(8, "Illustration 1", "caption",
        "Один из плакатов. Смысл понятен без слов. [Подпись под рисунком сделана редакцией.]",
        "One of the posters. Its meaning is plain without words. [The caption was written by the editors.]"),
    row(8, "", "text", "Что думает об этом специалист?", "What does a specialist think of this?", 9),
    row(9, "column 1", "question", "Что должно сделать государство?", "What should the State do?"),
    row(9, "column 1", "text",
        "Для этого есть свои ведомства, пусть они и займутся. Если [их] не остановить сейчас, потом будет поздно.",
        "There are offices for this; let them deal with it. If [they] are not stopped now, later will be too late."),
    row(9, "", "note", "[В печатном номере статья занимает три полосы; реклама между ними не переведена.]",
        "[In the printed issue the article takes up three pages; the advertisements between them are not translated.]"),
)  # fmt: skip
SENTENCES = ("не поверили своим глазам", "did not believe our eyes", "не остановить сейчас", "meaning is plain")


@dataclass
class Annex:
    """The case with its annex, and what a test turns."""

    desk: Desk
    case: Case
    woman: Person
    author: Person
    source: Source
    piece: Evidence
    translation: Translation
    # What was made of it, by use and language: a test takes back whatever it adds, so that each is made once.
    made: dict[tuple[str, str], bytes] = field(default_factory=dict)


def page_of_a_newspaper() -> bytes:
    """A drawn page, of nobody and by nobody."""
    picture = Image.new("RGB", (560, 760), (248, 246, 238))
    pen = ImageDraw.Draw(picture)
    pen.rectangle((30, 30, 530, 90), outline=(40, 40, 48), width=3)
    for column in range(3):
        for line in range(38):
            pen.line((40 + 165 * column, 120 + 16 * line, 185 + 165 * column, 120 + 16 * line), fill=(120, 120, 128))
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=70)
    return out.getvalue()


def told_annex(folder: Path, *, pictures: bool = False, checked: bool = False) -> Annex:
    """A vault with the case. She agreed to be told of without her name everywhere, with it to the court and to the UN
    in confidence; `pictures` puts Annex 1 before Annex 2."""
    desk = new_desk(folder / "press.fieldcase", "липа весло туча комета маяк дыня", SeededWorld(b"press"))
    case = cases.new_case(desk, "Example / Пример. A woman in the newspaper", "X-PRESS")
    scope = case.scope
    woman = Person(id=PersonId(desk.new_id()), scope=scope, pseudonym="Пустельга", kind="activist")
    author = Person(id=PersonId(desk.new_id()), scope=scope, pseudonym="Каталог", kind="author",
                    function="a journalist of the town newspaper")  # fmt: skip
    helper = Member(id=MemberId(desk.new_id()), scope=desk.register, pseudonym="Зимородок", role="translator")
    for one in (woman, author, helper):
        desk.save(None, one)
    changed = _about(case, woman)
    desk.save(case, changed)
    _agreed(desk, woman)
    _decided(desk, author)
    source = _source(scope, desk, woman, author)
    piece = import_evidence(desk, scope, io.BytesIO(page_of_a_newspaper()), "polosa.jpg")
    desk.save(None, source)
    piece, plain = _described(piece, source, woman), piece
    desk.save(plain, piece)
    source, bare = replace(source, saved=piece.id), source
    desk.save(bare, source)
    desk.save(
        None,
        Event(id=EventId(desk.new_id()), scope=scope, date=UncertainDate(PUBLISHED), kind="press_attack",
              what="The town newspaper prints an article against her.", people=(woman.id,), actors=(author.id,),
              sources=(source.id,), evidence=(piece.id,)),
    )  # fmt: skip
    translation = translations.begin(desk, piece, "en", helper.id)
    translations.add_all(desk, translation, [*(PICTURES if pictures else ()), *ARTICLE])
    if checked:
        translations.set_state(desk, translation, "checked", desk.member)
    return Annex(desk, changed, woman, author, source, piece, translation)


def _about(case: Case, woman: Person) -> Case:
    values: Row = {
        "about": (woman.id,), "example": True, "language": "en",
        "summary": "A newspaper turned a town against a woman.",
        "requests": "That the newspaper print a correction.",
    }  # fmt: skip
    return replace(case, **values)


def _agreed(desk: Desk, woman: Person) -> None:
    scope = woman.scope
    desk.save(
        None, PersonIdentity(id=IdentityId(desk.new_id()), scope=scope, person=woman.id, name=NAME,
                             other_names=("Avrora Polevshchikova",), reason="agreed to be named in court")
    )  # fmt: skip
    for level, uses in (("without_name", ("story", "un_public", "donor")), ("named", ("court", "un_confidential"))):
        desk.save(
            None, Consent(id=ConsentId(desk.new_id()), scope=scope, person=woman.id, uses=uses, media=MEDIA,
                          level=level, how="spoken", given_on=UncertainDate("2025-12-01"))
        )  # fmt: skip


def _decided(desk: Desk, author: Person) -> None:
    desk.save(
        None, PersonIdentity(id=IdentityId(desk.new_id()), scope=author.scope, person=author.id, name=AUTHOR,
                             reason="signed the article")
    )  # fmt: skip
    desk.save(
        None, Naming(id=NamingId(desk.new_id()), scope=author.scope, person=author.id, decided_by=desk.member,
                     decided_on=UncertainDate("2025-12-02"), reason="the court has to know who wrote")
    )  # fmt: skip


def _source(scope: Any, desk: Desk, woman: Person, author: Person) -> Source:
    return Source(
        id=SourceId(desk.new_id()), scope=scope, title=TITLE, outlet=OUTLET, medium="web", language="ru",
        published=UncertainDate(PUBLISHED), pages="1, 8, 9", address=ADDRESS, author=author.id,
        accessed=UncertainDate(ACCESSED), quote="Что должно сделать государство?", looked_at="people",
        identifies=(woman.id,), description="town newspaper, December 2019",
    )  # fmt: skip


def _described(piece: Evidence, source: Source, woman: Person) -> Evidence:
    return replace(
        piece, title="Three pages of the newspaper", kind="document", language="ru", source=source.id,
        looked_at="people", shows=(woman.id,), identifies=(woman.id,), description="A drawn page of a newspaper.",
    )  # fmt: skip
