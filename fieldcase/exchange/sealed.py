"""Sealed files of the exchange: age for every reader's key, opened in the exchange's own words.

Knows which errors of `vault.age` mean what when the file came from another laptop. Refuses to know what is inside, and
how files are sealed: `vault.age` writes for several readers as it does for one.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from fieldcase.errors import BundleDamaged, BundleForOthers, EvidenceDamaged, EvidenceKeyWrong
from fieldcase.vault import age
from fieldcase.vault.keys import Random


@contextmanager
def told_as_a_bundle() -> Iterator[None]:
    """While an age file of another laptop is opened and read: BundleDamaged and BundleForOthers, where evidence would
    be said to be damaged or not to fit its key."""
    try:
        yield
    except EvidenceDamaged as error:
        raise BundleDamaged(**error.values) from None
    except EvidenceKeyWrong:
        raise BundleForOthers() from None


def sealed(plain: bytes, readers: Sequence[age.Recipient], random: Random) -> bytes:
    """`plain` as an age file that each of `readers` (1 to 50, else ValueError) opens alone."""
    target = io.BytesIO()
    with age.Writer(target, readers, random) as writer:
        writer.write(plain)
    return target.getvalue()


def unsealed(file: bytes, identities: Sequence[age.Identity]) -> bytes:
    """The whole of a sealed file, by the first of `identities` that it was made for.

    A laptop has its key of now and may have earlier ones. BundleForOthers where it was made for none of them;
    BundleDamaged where one bit is not as it was written.
    """
    with told_as_a_bundle():
        for identity in identities:
            try:
                with age.Reader(io.BytesIO(file), identity) as reader:
                    return reader.readall()
            except EvidenceKeyWrong:
                continue
        raise EvidenceKeyWrong()
