"""Reports of blocks for the tests of their writers: one with everything in it, and any number by chance."""

from __future__ import annotations

from hypothesis import strategies as st
from pdf_samples import jpeg, png, runs, words

from fieldcase.dossier.blocks import (
    Bar,
    Block,
    Chart,
    Chronology,
    ChronologyRow,
    Document,
    Exhibit,
    Figure,
    Heading,
    Listing,
    Paragraph,
    Parallel,
    ParallelRow,
    Run,
    Series,
    Sheet,
    Table,
)

CHART = Chart(("Аптека", "Суд"), (Series("Отказы", (Bar("12", 12, 12), Bar("≥ 30", 30, None))),))
VISITS = Table(
    "Таблица 1. Визиты",
    ("Страна", "Визиты", "Замечание"),
    tuple(
        (runs(f"Страна {n}"), runs(f"{n * 1234:,}".replace(",", "\u00a0")), (Run("слово", footnote=f"О {n}"),))
        for n in range(3)
    ),
    (2, 1, 3),
    numbers=frozenset({1}),
    named=True,
    name="visits",
)


def blocks() -> tuple[Block, ...]:
    """Every kind of block."""
    return (
        Heading("Введение", 1, "start"),
        Paragraph(
            (
                Run("Слово. "),
                Run("Жирное", bold=True, footnote="CEDAW/C/KGZ/CO/5, п. 12."),
                Run("", footnote="И"),
                Run(" и "),
                Run("адрес", target="https://example.org/a?b=юг"),
                Run(", "),
                Run("событие", italic=True, target="event-1"),
            )
        ),
        Heading("Списки", 2),
        Listing(((Run("первое", footnote="в списке"),), runs("второе"))),
        Listing((runs("раз"), runs("два")), ordered=True),
        Listing((runs("снова раз"),), ordered=True),
        Paragraph((Run("The State party "), Run("should", italic=True), Run(" repeal it.")), "en", "quote"),
        Paragraph(runs("Ярлык"), style="label"),
        Paragraph(runs("Замечание."), style="note"),
        Heading("Числа", 3),
        VISITS,
        Figure("Рисунок 1", CHART, "Аптека 12, суд не менее 30"),
        Heading("Хронология", 2),
        Chronology(
            tuple(
                ChronologyRow(
                    f"0{n}.03.2026",
                    (Run(f"E{n} ", bold=True), Run(words("ru", 9, n))),
                    runs("подробно") if n % 2 else (),
                    runs("источник"),
                    f"event-{n}",
                )
                for n in range(1, 4)
            )
        ),
        Exhibit("A01", "Снимок", "x1", "Дверь", jpeg(), lines=("Снято 3 марта",), below=("Ниже",)),
        Parallel(
            "A01",
            "Перевод",
            ("Оригинал", "Translation"),
            ("ru", "en"),
            (runs("T1"),),
            "Черновик.",
            (ParallelRow(runs("Слово"), runs("Word"), runs("с. 1"), runs("далее"), "p1"),),
        ),
        Exhibit(
            "A02",
            "Бумага",
            "x2",
            "Страница 1",
            png(),
            more=(Sheet("Страница 2", jpeg(300, 400)), Sheet(reason="Не открылась")),
            paged=True,
        ),
        Exhibit("A03", "Скрыто", "x3", "", reason="Лицо не дало согласия."),
        Heading("Заключение"),
        Paragraph(runs("Конец.")),
    )


def report(*some: Block, language: str = "ru", example: str = "Example / Пример") -> Document:
    """A report of these blocks, or of all kinds."""
    return Document(
        "Доклад в Комитет", "Шестой доклад Примерии", language, "Конфиденциально: только адресату", "Содержание",
        "с. {page} из {total}", "Приложение {number}, с. {page}", some or blocks(), example,
        ("Представлено: Группа «Пример»",), {"use": "un-public"},
    )  # fmt: skip


_TEXT = st.text("абвгдежзиклмнопрстAaBbCc0123 ,.-«»()&<>\n", min_size=1, max_size=60).map(lambda text: f"к{text}я")
_RUN = st.builds(Run, _TEXT, st.booleans(), st.booleans(), footnote=st.one_of(st.just(""), st.just(""), _TEXT))
_RUNS = st.lists(_RUN, min_size=1, max_size=3).map(tuple)
_LINES = st.lists(_RUNS, min_size=1, max_size=4).map(tuple)
_TABLE = st.integers(1, 4).flatmap(
    lambda wide: st.builds(
        Table,
        _TEXT,
        st.tuples(*[_TEXT] * wide),
        st.lists(st.tuples(*[_RUNS] * wide), min_size=1, max_size=4).map(tuple),
        st.just((1.0,) * wide),
        numbers=st.frozensets(st.integers(0, wide - 1)),
        named=st.booleans(),
    )
)
_EVENT = st.builds(ChronologyRow, _TEXT, _RUNS, st.one_of(st.just(()), _RUNS), st.one_of(st.just(()), _RUNS))
_BLOCK: st.SearchStrategy[Block] = st.one_of(
    st.builds(Paragraph, _RUNS, st.sampled_from(["", "en"]), st.sampled_from(["plain", "note", "quote", "label"])),
    st.builds(Listing, _LINES, st.booleans()),
    st.builds(Listing, _LINES, st.booleans()),
    _TABLE,
    st.builds(Chronology, st.lists(_EVENT, min_size=1, max_size=3).map(tuple)),
    st.builds(Figure, _TEXT, st.just(CHART), _TEXT),
)
# Headings go down by one level at the most: every section begins with one.
_SECTION = st.tuples(_TEXT, st.lists(_BLOCK, min_size=1, max_size=4))


def _document(sections: list[tuple[str, list[Block]]]) -> Document:
    made: list[Block] = []
    for number, (title, inside) in enumerate(sections):
        made += [Heading(title, min(number, 2) + 1), *inside]
    return report(*made)


REPORTS = st.lists(_SECTION, min_size=1, max_size=4).map(_document)
