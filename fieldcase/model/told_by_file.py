"""The lines in which a file tells of itself ("name: value"), under labels that a lawyer can read.

One list for the screen and for the printed page. A name that is not in it is shown as the file's maker wrote it.
"""

from __future__ import annotations

from collections.abc import Mapping

from fieldcase.errors import N_
from fieldcase.i18n import Words

_AUTHOR, _PROGRAM, _TITLE, _COMMENT = N_("Author"), N_("Program"), N_("Title in the file"), N_("Comment")
_MADE, _CHANGED = N_("Made on, as written"), N_("Changed on, as written")
LABELS: Mapping[str, str] = {
    "gps": N_("Place where it was taken"),
    "gps.Altitude": N_("Height above the sea, m"),
    "gps.DateStamp": N_("Day by satellite (UTC)"),
    "gps.TimeStamp": N_("Hour by satellite (UTC)"),
    "exif.DateTimeOriginal": N_("Taken on, as written"),
    "exif.DateTimeDigitized": N_("Made digital on, as written"),
    "exif.DateTime": _CHANGED,
    "exif.OffsetTimeOriginal": N_("Time zone of the device"),
    "exif.Make": N_("Maker of the device"),
    "exif.Model": N_("Model of the device"),
    "exif.BodySerialNumber": N_("Serial number of the device"),
    "exif.CameraOwnerName": N_("Owner of the device"),
    "exif.LensModel": N_("Lens"),
    "exif.Software": _PROGRAM,
    "exif.Artist": _AUTHOR,
    "exif.Copyright": N_("Whose rights"),
    "exif.ImageDescription": N_("Description in the file"),
    "exif.UserComment": _COMMENT,
    "thumbnail": N_("A small picture lies inside, perhaps of before it was cut"),
    "iptc": N_("A newsroom's captions lie inside"),
    "comment": _COMMENT,
    "picture": N_("Picture"),
    "png.Author": _AUTHOR,
    "png.Comment": _COMMENT,
    "png.Software": _PROGRAM,
    "png.Title": _TITLE,
    "pdf.Author": _AUTHOR,
    "pdf.Creator": _PROGRAM,
    "pdf.Producer": N_("Program that made the PDF"),
    "pdf.CreationDate": _MADE,
    "pdf.ModDate": _CHANGED,
    "pdf.Title": _TITLE,
    "pdf.Subject": N_("Subject in the file"),
    "pdf.Keywords": N_("Keywords in the file"),
    "pdf.version": N_("Version of PDF"),
    "pdf.javascript": N_("Scripts lie inside"),
    "pdf.attachments": N_("Files that lie inside"),
    "xmp.dc.creator": _AUTHOR,
    "xmp.dc.title": _TITLE,
    "xmp.xmp.CreatorTool": _PROGRAM,
    "xmp.xmp.CreateDate": _MADE,
    "xmp.xmp.ModifyDate": _CHANGED,
    "xmp.pdf.Producer": N_("Program that made the PDF"),
    "xmp.packet": N_("A packet that cannot be read lies inside"),
}
_SAID = {"yes": N_("yes"), "no": N_("no")}


def labelled(line: str, words: Words) -> tuple[str, str]:
    """Label and value of a line, in the language of `words`; a place as degrees, everything else as it was written."""
    name, _, value = line.partition(": ")
    label = words(LABELS[name]) if name in LABELS else name
    if name == "gps":
        return label, ", ".join(f"{part}°" for part in value.split(", "))
    return label, words(_SAID[value]) if value in _SAID else value
