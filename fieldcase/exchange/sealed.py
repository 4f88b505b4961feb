"""Sealed files of the exchange: age, opened in the exchange's own words.

Knows which errors of `vault.age` mean what when the file came from another laptop. Refuses to know what is inside.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from fieldcase.errors import BundleDamaged, BundleForOthers, EvidenceDamaged, EvidenceKeyWrong
from fieldcase.vault import age


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


def sealed(plain: bytes, readers: Sequence[age.Recipient], random: Callable[[int], bytes]) -> bytes:
    """`plain` as an age file for its reader; ValueError for several, which the writer of age files does not know."""
    (reader,) = readers
    target = io.BytesIO()
    with age.Writer(target, reader, random) as writer:
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
