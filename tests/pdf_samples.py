"""Documents of blocks for the renderer's tests: invented, in English and Russian, short and long."""

from __future__ import annotations

import io
from dataclasses import replace

from PIL import Image

from fieldcase.dossier.blocks import (
    Block,
    Chronology,
    ChronologyRow,
    Document,
    Exhibit,
    Heading,
    Paragraph,
    Parallel,
    ParallelRow,
    Run,
    Table,
)

_SENTENCES = {
    "en": "officers came to the flat without a warrant and took away the medicine that a doctor had prescribed",
    "ru": "сотрудники вошли в квартиру без постановления и изъяли лекарство, которое назначил лечащий врач",
}
_SAID = {
    "en": ("Contents", "p. {page} of {total}", "Annex {number}, p. {page}", "Confidential: for the reader only"),
    "ru": ("Содержание", "с. {page} из {total}", "Приложение {number}, с. {page}", "Конфиденциально: только адресату"),
}
MARK = "Example / Пример"


def words(language: str, count: int, start: int = 0) -> str:
    """`count` words of a made-up sentence."""
    known = _SENTENCES[language].split()
    return " ".join(known[(start + number) % len(known)] for number in range(count)) + "."


def runs(text: str) -> tuple[Run, ...]:
    """One plain run."""
    return (Run(text),)


def jpeg(width: int = 640, height: int = 420, shade: int = 120) -> bytes:
    """A small picture of one shade with a darker corner."""
    picture = Image.new("RGB", (width, height), (shade, 150, 170))
    picture.paste((40, 40, shade), (0, 0, width // 3, height // 3))
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=80)
    return out.getvalue()


def png(mode: str = "RGB", size: tuple[int, int] = (300, 200)) -> bytes:
    """A picture of one shade as PNG."""
    out = io.BytesIO()
    Image.new(mode, size).save(out, "PNG")
    return out.getvalue()


def row(language: str, number: int) -> ChronologyRow:
    """One event of a chronology."""
    return ChronologyRow(
        f"{number % 28 + 1:02d}.03.2026",
        (Run(f"E{number}. ", bold=True), Run(words(language, 12 + number % 25, number))),
        details=runs(words(language, 7, number)) if number % 2 else (),
        sources=runs(words(language, 5, number)) if number % 3 else (),
        anchor=f"event-{number}",
    )


def table(language: str, rows: int) -> Table:
    """A table of three columns."""
    return Table(
        "Table T",
        ("Head-A", "Head-B", "Head-C"),
        tuple((runs(f"R{number}"), runs(words(language, 9, number)), runs("x")) for number in range(rows)),
        (1, 4, 1),
    )


def exhibits(language: str, count: int) -> tuple[Exhibit, ...]:
    """Exhibits with pictures, and a last one that is withheld."""
    shown = tuple(
        Exhibit(
            f"A{number:02d}",
            f"Picture-{number}",
            f"exhibit-{number}",
            f"Description {number} описание",
            picture=jpeg(shade=60 + number),
            lines=(words(language, 8, number), words(language, 5, number)),
        )
        for number in range(1, count + 1)
    )
    withheld = Exhibit(f"A{count + 1:02d}", "Withheld-picture", f"exhibit-{count + 1}", "", reason=words(language, 20))
    return (*shown, withheld)


def parallel(rows: int, number: str = "A01", length: int = 30) -> Parallel:
    """A translation from Russian into English; its first row goes on in its last."""
    return Parallel(
        number,
        "Translation-side",
        ("Head-original", "Head-translation"),
        ("ru", "en"),
        lines=(runs("Translator: T1."),),
        warning="Draft-warning.",
        rows=tuple(
            ParallelRow(
                (Run(f"О{row} "), Run(words("ru", length + row % 9, row))),
                (Run(f"T{row} "), Run(words("en", length, row)), Run(" [note]", italic=True)),
                label=runs(f"Place-{row}") if row % 3 == 0 else (),
                after=(Run("Goes-on", target=f"row-{rows - 1}"),) if row == 0 else (),
                anchor=f"row-{row}" if row in (0, rows - 1) else "",
            )
            for row in range(rows)
        ),
    )


def document(language: str = "en", sections: int = 3, pictures: int = 1, blocks: tuple[Block, ...] = ()) -> Document:
    """A document with everything in it; `sections` of about half a page to a page each. Or one with given blocks."""
    contents, page_of, stamp, confidential = _SAID[language]
    made: list[Block] = []
    for number in range(1, sections + 1):
        made.append(Heading(f"Section-{number}-{language}", 1, f"section-{number}"))
        made.append(
            Paragraph(
                (
                    Run(words(language, 60, number) + " "),
                    Run(
                        "link",
                        target=f"section-{sections}",
                        footnote=words(language, 9 + number % 20, number) if number % 2 else "",
                    ),
                ),
            )
        )
        made.append(Heading(f"Events-{number}", 2))
        made.append(Chronology(tuple(row(language, number * 10 + event) for event in range(5))))
        made.append(Heading(f"Remark-{number}", 3))
        made.append(Paragraph(runs(words(language, 45, number)), style="quote"))
        made.append(table(language, 4))
    made += exhibits(language, pictures)
    return Document(
        f"Title of a dossier {language}",
        words(language, 9),
        language,
        confidential,
        contents,
        page_of,
        stamp,
        blocks or tuple(made),
        marked_example=MARK,
        cover=("Case: X-1", words(language, 4)),
        manifest={"use": "court", "records": ["0a", "0b"]},
    )


def with_blocks(*blocks: Block, language: str = "en") -> Document:
    """A document of these blocks alone."""
    return document(language, blocks=blocks)


def plain(*blocks: Block) -> Document:
    """A document of these blocks with nothing printed on its pages but the page number."""
    return replace(with_blocks(*blocks), confidentiality="", marked_example="", title="T", subtitle="", cover=())


def changed(document: Document, field: str, value: object) -> Document:
    """The same document with one field changed; the type checker cannot know which."""
    fields = {name: getattr(document, name) for name in document.__dataclass_fields__}
    return Document(**(fields | {field: value}))
