"""Where in an MP3 a second begins: the heads of its frames, read one after another, so that nothing need be decoded to
go there.

Works in the parser child on a stranger's bytes. Knows heads of frames (ISO/IEC 11172-3, layer III); refuses to guess
where they do not follow one another.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass

# Kilobits a second by the number in a head: MPEG-1, and MPEG-2 and 2.5.
_RATES = (
    (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
)
_SAMPLING = {3: (44_100, 48_000, 32_000), 2: (22_050, 24_000, 16_000), 0: (11_025, 12_000, 8_000)}
_HEAD, _SUM, _MONO = 4, 2, 3
# A frame leans on bits of those before it, up to so many, and is nothing without them: decoding begins some frames
# earlier than what is wanted.
_MOST_LENT, _EARLIER = 511, 62
_CLAIMED_WITHIN = 64


@dataclass(frozen=True)
class Places:
    """The frames of a file: where each begins, how many samples each holds, at which rate."""

    content: bytes | bytearray
    begins: array[int]
    samples: int
    rate: int

    def before(self, sample: int) -> tuple[int, int]:
        """The byte at which decoding has to begin for a sample to be heard, and the first sample that comes of it."""
        wanted = min(sample // self.samples, len(self.begins) - 1)
        frame = heard = max(0, wanted - _EARLIER)
        lent = 0
        while heard < wanted and lent < self._leans(heard):
            lent = min(_MOST_LENT, lent + self.begins[heard + 1] - self.begins[heard] - self._side(heard)[1])
            heard += 1
        return self.begins[frame], heard * self.samples

    def _side(self, frame: int) -> tuple[int, int]:
        """Where a frame tells how it is to be read, and how many of its bytes are no sound."""
        at = self.begins[frame]
        head = _HEAD + (0 if self.content[at + 1] & 1 else _SUM)
        mono = self.content[at + 3] >> 6 == _MONO
        told = (17, 32) if self.samples == 1152 else (9, 17)
        return at + head, head + told[not mono]

    def _leans(self, frame: int) -> int:
        """On how many bytes before it a frame leans: nine bits say so, or eight."""
        at = self._side(frame)[0]
        told = self.content[at : at + 2].ljust(2, b"\0")
        return told[0] << 1 | told[1] >> 7 if self.samples == 1152 else told[0]


def places(content: bytes | bytearray) -> Places | None:
    """The frames of an MP3; None where they are too few to matter, or do not follow one another to the end."""
    at = _behind_a_tag(content)
    first = _frame(content, at)
    if first is None:
        return None
    _, samples, rate = first
    begins = array("L")
    # The first three bytes of a head say how long its frame is: most heads of a file are alike.
    lengths: dict[int, int] = {}
    while at + _HEAD <= len(content):
        head = content[at] << 16 | content[at + 1] << 8 | content[at + 2]
        length = lengths.get(head, 0)
        if not length:
            frame = _frame(content, at)
            if frame is None or frame[1:] != (samples, rate):
                break
            length = lengths[head] = frame[0]
        begins.append(at)
        at += length
    whole = len(content) - at < 1024 or content[at : at + 3] in (b"TAG", b"APE")
    return Places(content, begins, samples, rate) if whole and len(begins) > _EARLIER else None


def believe_no_claim(content: bytearray) -> None:
    """Take out of an MP3 in memory what its first frame says of the number of frames: where two recordings were joined,
    or somebody lies, the decoder would stop before the end and nobody would hear the rest."""
    at = _behind_a_tag(content)
    for word in (b"Xing", b"Info", b"VBRI"):
        found = content.find(word, at, at + _CLAIMED_WITHIN)
        if found >= 0:
            content[found : found + len(word)] = bytes(len(word))


def _behind_a_tag(content: bytes | bytearray) -> int:
    if content[:3] != b"ID3" or len(content) < 10:
        return 0
    size = 0
    for part in content[6:10]:
        size = size << 7 | part & 0x7F
    return 10 + size + (10 if content[5] & 0x10 else 0)


def _frame(content: bytes | bytearray, at: int) -> tuple[int, int, int] | None:
    """(length, samples, rate) of the frame that begins at a byte; None where none does."""
    head = content[at : at + _HEAD]
    if len(head) < _HEAD or head[0] != 0xFF or head[1] & 0xE6 != 0xE2:
        return None
    version, number, sampling = head[1] >> 3 & 3, head[2] >> 4, head[2] >> 2 & 3
    if version not in _SAMPLING or not 0 < number < 15 or sampling == 3:
        return None
    rate = _SAMPLING[version][sampling]
    samples = 1152 if version == 3 else 576
    bits = _RATES[version != 3][number] * 1000
    return samples // 8 * bits // rate + (head[2] >> 1 & 1), samples, rate
