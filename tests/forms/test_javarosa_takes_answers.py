"""ODK's own engine as a judge: it opens what goes out as Collect opens a saved interview, and holds the same answers.

The engine lies inside pyxform's wheel, in its validator; nothing of the program starts it. Where there is no Java, this
is not judged.
"""

from __future__ import annotations

import base64
import io
import shutil
import subprocess
import zipfile
from collections.abc import Sequence
from pathlib import Path
from xml.etree import ElementTree

import answered
import pytest
import pyxform
from forms.drawn_answers import answers, form_of, forms
from forms.written import VISIT
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from unit.desks import desk_at

from fieldcase.casework import answers_made, answers_out, visits
from fieldcase.forms.narrowed import collected
from fieldcase.i18n import words

JAR = Path(pyxform.__file__).parent / "validators" / "odk_validate" / "bin" / "ODK_Validate.jar"
TAKEN = Path(__file__).resolve().parent.parent / "javarosa" / "Taken.java"
JAVA = shutil.which("java") or ""
pytestmark = pytest.mark.skipif(
    not JAVA or not JAR.is_file(), reason="There is no Java here, or no engine in pyxform’s wheel: not judged by it."
)
Pair = tuple[str, str]


def judged(folder: Path, pairs: Sequence[Pair]) -> list[tuple[str, str]]:
    """What the engine thinks of each form with its submission, and the submission as it would write it."""
    names: list[str] = []
    for at, pair in enumerate(pairs):
        for kind, text in zip(("form", "submission"), pair, strict=True):
            path = folder / f"{at}-{kind}.xml"
            path.write_bytes(text.encode())
            names.append(str(path))
    ran = subprocess.run(
        [JAVA, "-XX:TieredStopAtLevel=1", "-Dfile.encoding=UTF-8", "-cp", str(JAR), str(TAKEN), *names],
        capture_output=True, check=False, timeout=300,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr.decode(errors="replace")[-3000:]
    found = [line.split(" ") for line in ran.stdout.decode().splitlines()]
    return [(thought, base64.b64decode(written).decode() if written != "-" else "") for thought, written in found]


def leaves(xml: str) -> list[tuple[str, str]]:
    """Every value with its path, in the order of the submission; an empty node is none."""
    found: list[tuple[str, str]] = []

    def walk(node: ElementTree.Element, at: str) -> None:
        here = f"{at}/{node.tag.rpartition('}')[2]}"
        if node.text and not len(node):
            found.append((here, node.text))
        for child in node:
            walk(child, here)

    walk(ElementTree.fromstring(xml), "")
    return found


@pytest.mark.parametrize("whole", [False, True], ids=["coded", "whole"])
def test_it_opens_every_submission_that_goes_out_and_holds_the_same_answers(tmp_path: Path, whole: bool) -> None:
    with desk_at(tmp_path) as desk:
        by, visit = answered.form(desk), visits.new_visit(desk, place="Линдов / Пример")
        answered.told(
            desk, visit, by,
            {"/data/full_name": "Пример", "/data/money/balance": "-5", "/data/money/kinds": "other phone",
             "/data/money/told": "=1+1\n<b>&\"'", "/data/place": "1 -2 0 0", "/data/stop[1]/where": "@x",
             "/data/stop[2]/item[1]/what": "вещь"},
            repeats=("/data/stop", "/data/stop[2]/item"),
        )  # fmt: skip
        answered.told(desk, visit, by, {"/data/money/balance": "0"}, marks={"/data/money/told": "refused"})
        leaving = answers_out.gather(desk, answered.CODE, words("ru"), whole=whole)
        ((name, content),) = answers_made.made(leaving, answers_made.XML, words("ru")).files
    assert name == "example-answers-xml.zip"
    archive = zipfile.ZipFile(io.BytesIO(content))
    form = archive.read("example-1.xml").decode()
    told = [archive.read(one).decode() for one in archive.namelist() if one.startswith("instances/")]
    assert len(told) == 2
    against = told[0].replace("<balance>", "<balance>9999")
    *found, (control, _) = judged(tmp_path, [(form, one) for one in (*told, against)])
    assert control.startswith("invalid"), "the control: an answer against a rule is told"
    for ours, (thought, theirs) in zip(told, found, strict=True):
        assert thought == "valid"
        # Collect calculates anew what was calculated from an answer that stays.
        assert [one for one in leaves(theirs) if whole or one[0] != "/data/greeting"] == [
            (where, text.replace("+00:00", "Z")) for where, text in leaves(ours)
        ]


def test_it_takes_no_submission_of_another_form(tmp_path: Path) -> None:
    ((thought, _),) = judged(tmp_path, [(VISIT, '<other id="example" version="1"><a>1</a></other>')])
    assert thought == "another-form", "the control: not everything is taken"


@given(drawn=st.data())
@settings(max_examples=1, phases=[Phase.generate], deadline=None,
          suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow,
                                 HealthCheck.large_base_example, HealthCheck.data_too_large])  # fmt: skip
def test_it_opens_any_answers_to_any_form(tmp_path: Path, drawn: st.DataObject) -> None:
    pairs: list[Pair] = []
    for _ in range(25):
        branches = drawn.draw(forms())
        xml, _ = drawn.draw(answers(branches))
        pairs.append((form_of(branches), collected(xml)))
    for (_, ours), (thought, theirs) in zip(pairs, judged(tmp_path, pairs), strict=True):
        assert thought == "valid"
        wanted = [(where, _as_it_keeps(text)) for where, text in leaves(ours) if text.strip()]
        assert [one for one in leaves(theirs) if not one[0].endswith("instanceID") and one[1].strip()] == wanted


def _as_it_keeps(text: str) -> str:
    """A text as the engine keeps it."""
    return text.replace("1.5 -2.25 0 5", "1.5 -2.25 0.0 5.0")
