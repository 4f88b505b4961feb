"""Charts and a document with them: invented numbers, certain and uncertain, in Russian."""

from __future__ import annotations

import pdf_samples

from fieldcase.dossier.blocks import Bar, Chart, Document, Figure, Heading, Listing, Paragraph, Run, Series, Table

CHART = Chart(
    (
        "Изъятие лекарств, назначенных врачом",
        "Обыск без постановления",
        "Отказ в помощи",
        "Утрата родительских прав и ограничение в них, а также угрозы опекой",
    ),
    (
        Series(
            "Женщины",
            (Bar("48", 48, 48), Bar("не менее 20", 20, None), Bar("17–31", 17, 31), Bar("не указано", None, None)),
        ),
        Series(
            "Мужчины",
            (Bar("36", 36, 36), Bar("25", 25, 25), Bar("0", 0, 0), Bar("скрыто: меньше пяти", None, None)),
        ),
        Series(
            "Пол не указан",
            (Bar("5", 5, 5), Bar("около 10 (8–12)", 8, 12), Bar("3", 3, 3), Bar("более 7", 8, None)),
        ),
    ),
)
SINGLE = Chart(
    ("Bishkek", "Osh", "Elsewhere"),
    (Series("Visits", (Bar("12", 12, 12), Bar("at least 7", 7, None), Bar("3 to 9", 3, 9))),),
)


def tall(labels: int, series: int = 2) -> Chart:
    """A chart of many groups."""
    bars = tuple(Bar(str(number), number, number) for number in range(labels))
    names = tuple(f"Place {number} with a name" for number in range(labels))
    return Chart(names, tuple(Series(f"Series {number}", bars) for number in range(series)))


def table() -> Table:
    """The table of the same numbers, with a note in a cell."""
    rows = tuple(
        (
            (Run(label, footnote="Примечание в таблице." if number == 0 else ""),),
            *((Run(series.bars[number].said),) for series in CHART.series),
        )
        for number, label in enumerate(CHART.labels)
    )
    header = ("Нарушение", *(series.name for series in CHART.series))
    numbers = frozenset(range(1, len(header)))
    return Table("Таблица 1. Нарушения по полу", header, rows, (3, 1, 1, 1), numbers=numbers, named=True)


def document() -> Document:
    """Prose with a note, a chart, lists, the table, a chart higher than a page, one that only decorates."""
    return pdf_samples.with_blocks(
        Heading("Что показывают числа"),
        Paragraph((Run("Текст перед "), Run("диаграммой", footnote="Источник: реестр визитов."), Run(" и дальше."))),
        Figure("Рис. 1. Нарушения по полу, 2025", CHART, "Столбцы: у женщин 48, у мужчин 36, пол не указан у 5."),
        Listing(((Run("Первое", footnote="Примечание в списке."),), (Run(pdf_samples.words("ru", 40)),))),
        Listing(((Run("один"),), (Run("два"),)), ordered=True),
        table(),
        Figure("Рис. 2", SINGLE, "Bars of visits"),
        Figure("Рис. 3", tall(60), "Sixty places"),
        Figure("", SINGLE, "", decorative=True),
        language="ru",
    )
