"""Whether a text names a person, outlet, organisation or town of the documents the product comes from.

The names stand here as the beginnings of their sums only: a repository that listed them would do what it forbids.
"""

from __future__ import annotations

import hashlib
import re

# The first ten signs of the SHA-256 of surnames (without their endings) and of other words by which the documents of
# the field name people, outlets, organisations and towns. The words themselves are not to stand here either.
STEMS = frozenset(
    re.findall(
        r"\w{10}",
        """
    03330647c4 04025f6c2d 0a2cbce354 12b77da2d1 139d6fbd6d 1474e819bd 17c662ac98 1d24201d80 1f73f501ec 22dc36bae1
    2c2a3a792a 35f11fa2e3 38cfb3485a 39e29406cf 4520ac45ca 4ca952fb8b 4d794baba8 50110f41e0 5357b1d900 551e89848c
    5822d502c8 5985e41564 628b861250 73be2d4ce0 83195b9bc7 8bd3cd4cca 8d7e8f7440 9021a63aa4 90313ba1df 97583722aa
    ab1f0c2a91 ad17b0856c af20d1b114 b116d6cefd bdc436619a bdcdadf0d8 be48fe8060 c1b0f4f6cb cb1fdc04ec d7ffbfd28d
    d8353ec362 dccbfc66fd dd75e8c186 e080361fb4 e55b153174 eb4f967540 ee572d025b eef96b3c30 f485b0f6cd f8e4d36d95
    fd6afa745b fdd900546b
    """,
    )
)
WORDS = frozenset(
    re.findall(
        r"\w{10}",
        """
    0d84444e36 16abb040b6 17054df9a6 1997d418f2 262a7c64f5 2a3747730c 2b29e0676a 2cfafc7f89 2d12a4dc96 31f5cee3a9
    33c175052e 39e12670d6 3e50000897 41c710b1af 540e87c2c3 55579b5578 6d7ee54e75 7458c423be 755a62c55d 78474619c7
    7d2ac9935b 7eb060dcbe 80e29e9a78 87d7e29f61 938be6da52 950feefa4d 9f756aac34 a2e8995ac2 a6a90cad29 a77c6d6ccf
    b540d20e66 b70edcf062 c6ccf97165 c806f38078 c9d3ddea97 ccf20af4cd cee9b17eea d297fd71e5 d3f7cf546d dfb3f3b520
    e8b803a08c eac4798b8b eb0d87420e ee2a33bfcb ee3241f071 f339fe404a f816585951 f86d445ace
    """,
    )
)


def digest(word: str) -> str:
    """The first ten signs of a word's SHA-256."""
    return hashlib.sha256(word.encode()).hexdigest()[:10]


def named(text: str, stems: frozenset[str] = STEMS, words: frozenset[str] = WORDS) -> set[str]:
    """The words of a text that are on the lists; surnames in any ending of up to three letters."""
    found = set()
    for word in re.findall(r"[^\W\d_]+", text.casefold()):
        starts = {word[: len(word) - cut] for cut in range(4)}
        if digest(word) in words or any(digest(start) in stems for start in starts if len(start) > 3):
            found.add(word)
    return found
