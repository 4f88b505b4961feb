"""The EXIF of a picture as names and values: degrees as numbers, dates as they were written. Runs in a parser child."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from PIL import ExifTags
from PIL.Image import Exif

# Where pixels lie in the file, and what is decoded elsewhere, says nothing of a camera or a person.
_STRUCTURE = frozenset({
    "ImageWidth", "ImageLength", "BitsPerSample", "Compression", "PhotometricInterpretation", "StripOffsets",
    "SamplesPerPixel", "RowsPerStrip", "StripByteCounts", "PlanarConfiguration", "XResolution", "YResolution",
    "ResolutionUnit", "YCbCrPositioning", "ExifOffset", "GPSInfo", "ExifInteroperabilityOffset", "XMLPacket",
    "ComponentsConfiguration", "FlashPixVersion", "ColorSpace", "ExifImageWidth", "ExifImageHeight", "ExifVersion",
    "MakerNote", "PrintImageMatching", "InterColorProfile", "TileOffsets", "TileByteCounts", "JPEGTables",
    "IPTCNAA", "ImageResources", "FillOrder", "Predictor", "ExtraSamples", "SampleFormat", "Orientation",
})  # fmt: skip
_THUMBNAIL = 0x0201


def of_exif(exif: Exif) -> Iterator[tuple[str, str]]:
    """Name and value of each entry, the place first; whether a small picture is embedded, where there is any EXIF."""
    yield from _place(exif.get_ifd(ExifTags.IFD.GPSInfo))
    for ifd in (exif, exif.get_ifd(ExifTags.IFD.Exif)):
        for number, value in ifd.items():
            name = ExifTags.TAGS.get(number, f"{number:#06x}")
            said = "" if name in _STRUCTURE else _said(value)
            if said:
                yield f"exif.{name}", said
    if len(exif):
        yield "thumbnail", "yes" if _THUMBNAIL in exif.get_ifd(ExifTags.IFD.IFD1) else "no"


def _place(gps: Mapping[int, Any]) -> Iterator[tuple[str, str]]:
    """Latitude and longitude as degrees, south and west negative; what else the receiver wrote."""
    by_name = {ExifTags.GPSTAGS.get(number, f"{number:#06x}"): value for number, value in gps.items()}
    latitude = _degrees(by_name.pop("GPSLatitude", None), by_name.pop("GPSLatitudeRef", ""))
    longitude = _degrees(by_name.pop("GPSLongitude", None), by_name.pop("GPSLongitudeRef", ""))
    if latitude is not None and longitude is not None:
        yield "gps", f"{latitude:.6f}, {longitude:.6f}"
    elif latitude is not None or longitude is not None:
        yield "gps", f"{latitude or longitude:.6f}"
    for name, value in by_name.items():
        said = _said(value)
        if said:
            yield f"gps.{name.removeprefix('GPS')}", said


def _degrees(parts: Any, side: Any) -> float | None:
    """Degrees, minutes and seconds as one number; None where they are no numbers."""
    try:
        degrees, minutes, seconds = (*(float(part) for part in parts), 0.0, 0.0)[:3]
        found = degrees + minutes / 60 + seconds / 3600
    except (TypeError, ValueError, ZeroDivisionError):
        return None
    if not -360 <= found <= 360:  # not a number is neither
        return None
    return -found if str(side).strip("\x00 ").upper()[:1] in ("S", "W") else found


def _said(value: Any) -> str:
    """A value as text; empty for bytes that are no text."""
    if isinstance(value, str):
        return _mended(value).strip("\x00 ")
    if isinstance(value, bytes):
        return _letters(value)
    if isinstance(value, tuple | list):
        return " ".join(part for part in (_said(one) for one in value[:20]) if part)
    if isinstance(value, dict):
        return ""
    try:
        number = float(value)
    except (TypeError, ValueError, ZeroDivisionError):
        return ""
    return f"{number:.6g}" if number != int(number or 0) else str(int(number))


def _mended(text: str) -> str:
    """Pillow reads every text as Latin-1; phones write UTF-8."""
    try:
        return text.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return text


def _letters(value: bytes) -> str:
    """The text in an entry of bytes: a comment with its sort before it, or what Windows writes as UTF-16."""
    if value[:8] in (b"ASCII\x00\x00\x00", b"\x00" * 8):
        return value[8:].decode("utf-8", "replace").strip("\x00 ")
    if value[:8] == b"UNICODE\x00":
        return value[8:].decode("utf-16-le", "replace").strip("\x00 ")
    for encoding in ("utf-16-le", "utf-8"):
        try:
            text = value.decode(encoding).strip("\x00 ")
        except UnicodeDecodeError:
            continue
        if text and text.isprintable() and (encoding == "utf-8" or value[-2:] == b"\x00\x00"):
            return text
    return ""
