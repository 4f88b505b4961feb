"""When something happened, found in a sentence: a phrase that says a day, and an hour where one is said.

Takes only what can be nothing else: "2000 сом" is no year, "0.80 г" no day, "may come" no month.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, timezone

from fieldcase.errors import N_
from fieldcase.model import typed_words as say
from fieldcase.model.dates import UncertainDate
from fieldcase.model.typed_back import edited_date
from fieldcase.model.typed_dates import Unreadable, read_date, tidy
from fieldcase.model.values import Instant

_ASKS = N_(
    "Please write the day and the hour, such as 5 March 2026, 14:00. Where nobody knows the hour, write the likeliest "
    "and say so under “Why”."
)
_EXACT = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_MEASURES = r"(?! ?(?:гр?|мг|кг|мл|л|g|mg|kg|ml|l|%|сом|тенге|руб|тыс|доллар|usd|kgs|som|dollar|\$|€|₽|₸)(?![^\W_]))"
_LONG_MONTH = say.either(form for form in say.MONTHS if len(form) > 4 or form in ("мая", "мае", "may", "june", "july",
                                                                                  "марта"))  # fmt: skip
_ENGLISH_MONTH = say.either(form for form in say.MONTHS if form.isascii())
_WEEKDAY = say.either(form for form in say.WEEKDAYS if form != "среда")
_YEAR = r"(?:19|20)\d\d"
_OF_YEAR = rf"(?:,? {_YEAR}(?!\d))?(?: ?(?:год[а-я]*|гг?)(?![^\W_])\.?)?"
_CERTAIN = (
    r"\d{4}-\d{2}-\d{2}(?!\d)",
    r"\d{1,2}[./]\d{1,2}[./](?:\d{4}|\d{2})(?!\d)",
    r"\d{1,2}-\d{1,2}-\d{4}(?!\d)",
    rf"\d{{1,2}}(?:-?(?:го|е|ое)|st|nd|rd|th)? (?:{say.either(say.MONTHS)})(?!\w)\.?{_OF_YEAR}",
    rf"(?:{_ENGLISH_MONTH})\.? \d{{1,2}}(?:st|nd|rd|th)?(?!\w){_OF_YEAR}",
    rf"(?:{say.either(say.MONTHS)})(?!\w)\.?,? {_YEAR}(?!\d)",
    rf"(?:{say.either(say.SEASONS)}) {_YEAR}(?:-(?:\d{{4}}|\d{{2}}))?(?!\d)",
    rf"(?:{_YEAR} ?- ?)?{_YEAR} ?год[а-я]*",
    r"\d{3}0(?:-?[ех]|s)(?!\w)(?: год[а-я]*)?",
    rf"(?:0[1-9]|[12]\d|3[01])\.(?:0[1-9]|1[0-2])(?![\d.,]\d)(?!\d){_MEASURES}",
    *(rf"{words}(?!\w)" for words in (f"(?:{say.either(say.RELATIVE)})", f"(?:{_WEEKDAY})", say.either(say.ADVERBS))),
)
_LOOSE = (
    *_CERTAIN,
    rf"(?:{_LONG_MONTH})(?!\w)",
    rf"(?:{say.either(say.SEASONS)})(?!\w)",
    rf"{_YEAR}(?!\d)(?: ?гг?(?!\w)\.?)?{_MEASURES}",
    rf"\d{{1,2}}\.\d{{1,2}}(?![\d.,]\d)(?!\d){_MEASURES}",
)
_DAY, _ANY = f"(?:{'|'.join(_CERTAIN)})", f"(?:{'|'.join(_LOOSE)})"
_TO = rf"(?: (?:{say.either(say.TO)}) | ?- ?)"
_DOUBT = say.either((*say.ABOUT, *say.PERHAPS))
_BEFORE_A_DAY = say.either({*say.BEFORE, *say.AFTER, *say.IN} - {"на", "by", "со", "last"})
_PHRASES = re.compile(
    rf"(?<![\w.,])(?:"
    rf"(?:{say.either(say.FROM)}) (?:{_ANY}|\d{{1,2}}){_TO}{_ANY}"
    rf"|(?:{_DAY}|\d{{1,2}}) ?- ?{_DAY}"
    rf"|(?:(?:{_BEFORE_A_DAY}) ){{1,3}}(?:(?:{_DOUBT}) ?)?{_ANY}"
    rf"|(?:{_DOUBT}) ?(?:(?:{say.either(say.IN)}) )?{_ANY}"
    rf"|{_DAY})(?!\w)"
)
_HOUR = re.compile(
    r"(?<![\d:.])(?:(?P<h>[01]?\d|2[0-3]):(?P<m>[0-5]\d)(?::[0-5]\d)?(?: ?(?P<half>[ap])\.?m\b)?"
    r"|(?P<twelve>1[0-2]|0?[1-9]) ?(?P<side>[ap])\.?m\b"
    r"|(?P<whole>[01]?\d|2[0-3]) ?(?:часов|часа|час|ч)(?!\w)(?: ?(?P<minutes>[0-5]?\d) ?мин)?)(?![\d:])"
)


def read_moment(text: str, today: date, language: str) -> tuple[UncertainDate, str] | None:
    """The first date said in a sentence and the first hour in it ("14:00", empty where none is said); None without a
    date. `today` is the day where the person is."""
    plain = tidy(text)
    for found in _PHRASES.finditer(plain):
        try:
            return read_date(found[0], today, language), _hour(plain)
        except Unreadable:
            continue
    return None


def read_instant(text: str, today: date, offset: int, language: str) -> Instant:
    """A day and an hour as people say them, where the clock is `offset` minutes ahead of UTC; an hour alone is of
    today. Unreadable without an hour, and of a day that is not certain."""
    hour = _hour(tidy(text))
    found = read_moment(text, today, language)
    day = found[0].text if found is not None else today.isoformat()
    if not hour or not _EXACT.fullmatch(day):
        raise Unreadable(_ASKS)
    there = datetime.fromisoformat(f"{day}T{hour}").replace(tzinfo=timezone(timedelta(minutes=offset)))
    return Instant(int(there.timestamp() * 1000), offset)


def edited_instant(value: Instant, offset: int, language: str) -> str:
    """A moment as it is typed where the clock is `offset` minutes ahead of UTC; read_instant gives its minute back."""
    there = datetime.fromtimestamp(value.milliseconds / 1000, timezone(timedelta(minutes=offset)))
    return f"{edited_date(UncertainDate(there.date().isoformat()), language)}, {there:%H:%M}"


def _hour(plain: str) -> str:
    for found in _HOUR.finditer(plain):
        if found["whole"] is not None and _lasts(plain, found):
            continue
        hour = int(found["h"] or found["twelve"] or found["whole"])
        side = found["half"] or found["side"]
        if side and hour <= 12:
            hour = hour % 12 + (12 if side == "p" else 0)
        return f"{hour:02}:{int(found['m'] or found['minutes'] or 0):02}"
    return ""


def _lasts(plain: str, found: re.Match[str]) -> bool:
    """Whether "3 часа" tells how long: an hour of the day stands behind a preposition."""
    return re.search(r"(?<!\w)(?:в|к|около|до|после) $", plain[: found.start()]) is None
