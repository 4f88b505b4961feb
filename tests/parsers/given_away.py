"""A PDF that gives a name away in every place it has: text, hidden text, remarks, title, XMP, attachment, picture."""

from __future__ import annotations

import io
from functools import cache

import pikepdf
from parsers.papers import printed
from PIL import Image, ImageDraw, ImageFont

NAME, OTHER, COVERED = "Айгуль Бекова", "Bekova", "Закрытова"
PAGES = (
    "Протокол задержания\nГражданка Айгуль Бекова доставлена\nв отделение в 14:00",
    "Показания понятых\nБЕКОВА молчала, рядом стояли двое\nПодпись: А. Бекова",
    "Список изъятого\nтри таблетки и телефон",
)


def _picture(text: str) -> Image.Image:
    made = Image.new("RGB", (300, 60), "white")
    ImageDraw.Draw(made).text((8, 12), text, fill="black", font=ImageFont.load_default(28))
    return made


def _picture_layer(pdf: pikepdf.Pdf) -> None:
    """The name as a picture on the last page, with a remark in it."""
    packed = io.BytesIO()
    _picture(OTHER).save(packed, "JPEG", comment=f"of {OTHER}".encode())
    about = pikepdf.Dictionary(
        Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=300, Height=60, BitsPerComponent=8,
        ColorSpace=pikepdf.Name.DeviceRGB, Filter=pikepdf.Name.DCTDecode,
    )  # fmt: skip
    page = pdf.pages[2]
    page.obj.Resources.XObject = pikepdf.Dictionary(P=pdf.make_stream(packed.getvalue(), about))
    page.contents_add(b"q 300 0 0 60 72 400 cm /P Do Q")


def _covered(pdf: pikepdf.Pdf) -> None:
    """A word that somebody only covered, the way it is done wrongly; and the same word beyond the page's edge."""
    hidden = printed(COVERED)
    with pikepdf.open(io.BytesIO(hidden)) as other:
        form = pdf.copy_foreign(other.pages[0].as_form_xobject())
    page = pdf.pages[2]
    page.obj.Resources.XObject.C = form
    page.contents_add(b"q 1 0 0 1 0 -300 cm /C Do Q 0 0 0 rg 60 400 300 100 re f q 1 0 0 1 700 0 cm /C Do Q")


@cache
def paper() -> bytes:
    """Three pages."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(printed(*PAGES, author=NAME))) as pdf:
        _picture_layer(pdf)
        _covered(pdf)
        with pdf.open_metadata() as about:
            about["dc:creator"] = [NAME]
            about["dc:title"] = f"О деле: {NAME}"
        attached = pikepdf.AttachedFileSpec(
            pdf, f"{NAME}, {OTHER}".encode(), description=NAME, filename="Бекова.txt", mime_type="", creation_date="",
            mod_date="",
        )  # fmt: skip
        pdf.attachments["Бекова.txt"] = attached
        pdf.pages[0].obj.Annots = pdf.make_indirect(pikepdf.Array([
            pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=[10, 10, 30, 30],
                               Contents=pikepdf.String(NAME))
        ]))  # fmt: skip
        pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String(f"app.alert('{OTHER}')"))
        pdf.save(out)
    return out.getvalue()
