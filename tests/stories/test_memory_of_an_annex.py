"""What an annex of photographs takes: no process holds it twice, and the file stays below what can be sent.

The short form weighs what a photograph more costs; two hundred of twelve megapixels are a matter of minutes (torture).
"""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from photographs import PLACE, photograph
from processes import linux_only
from vaults import PASSPHRASE

from fieldcase.casework.cases import taken_or_new
from fieldcase.casework.desk import Desk
from fieldcase.casework.evidence import import_evidence
from fieldcase.dossier import verify
from fieldcase.vault.keys import TEST_COST
from fieldcase.world import World

MEMORY, FILE = 250 * 1024 * 1024, 120_000_000
# Exports or looks, and says the most that each process held; a child's high-water mark is read while it lives.
_WEIGHED = """
import json, sys, threading
from pathlib import Path
from fieldcase import sandbox
from fieldcase.casework import cases, dossiers
from fieldcase.casework.desk import Desk
from fieldcase.casework.preview import Preview
from fieldcase.world import World

def held(process):
    try:
        lines = Path(f"/proc/{process}/status").read_text().splitlines()
    except OSError:
        return 0
    return next((int(one.split()[1]) * 1024 for one in lines if one.startswith("VmHWM")), 0)

most, done = {}, threading.Event()
def watch():
    while not done.wait(0.01):
        for child in list(sandbox._alive):
            name = child.args[-2]
            most[name] = max(most.get(name, 0), held(child.pid))

vault, passphrase, target, deed = sys.argv[1:]
desk = Desk.open(Path(vault), passphrase, World())
watching = threading.Thread(target=watch)
watching.start()
if deed == "export":
    dossiers.export(desk, "X-1", "internal", "en", Path(target))
else:
    seen, case = Preview(desk), cases.by_code(desk, "X-1")
    answer = seen.ask(dossiers.gather(desk, case, "internal", "en", "x.pdf", preview=True))
    assert answer.refusal is None, answer.refusal
    for number in range(0, answer.pages, max(1, answer.pages // 8)):
        assert seen.page(number, 800) is not None
    seen.close()
done.set()
watching.join()
most["program"] = held("self")
desk.close()
print(json.dumps(most))
"""


def filled(folder: Path, count: int) -> Path:
    """A vault with a case of so many photographs."""
    vault = folder / f"{count}.fieldcase"
    desk, _ = Desk.new(vault, PASSPHRASE, World(), TEST_COST)
    case = taken_or_new(desk, "X-1")
    for number in range(count):
        import_evidence(desk, case.scope, io.BytesIO(photograph(number)), f"{number}.jpg")
    desk.close()
    return vault


def weighed(vault: Path, target: Path, deed: str, root: Path) -> dict[str, int]:
    """The most bytes each process held, by name."""
    command = [sys.executable, "-c", _WEIGHED, str(vault), PASSPHRASE, str(target), deed]
    ran = subprocess.run(command, capture_output=True, text=True, cwd=root, timeout=900)
    assert ran.returncode == 0, ran.stderr
    held: dict[str, int] = json.loads(ran.stdout)
    assert {"program", "dossier", "picture"} <= held.keys(), "control: each process was weighed"
    return held


@linux_only
def test_a_photograph_more_costs_each_process_little_more_than_itself(tmp_path: Path, root: Path) -> None:
    few, more = filled(tmp_path, 2), filled(tmp_path, 14)
    for deed in ("export", "preview"):
        light = weighed(few, tmp_path / "few.pdf", deed, root)
        heavy = weighed(more, tmp_path / "more.pdf", deed, root)
        for process in ("program", "dossier"):
            grown = (heavy[process] - light[process]) / 12
            assert grown < 1_000_000, (deed, process, grown)
        assert max(heavy.values()) < MEMORY
    file = (tmp_path / "more.pdf").read_bytes()
    listed: Any = verify.check(file).manifest["exhibits"]
    assert len(listed) == 14
    assert max(one["size"] for one in listed) * 200 < FILE
    assert PLACE.encode() not in file
    assert PLACE.encode() in photograph(3), "control"


@linux_only
@pytest.mark.torture
@pytest.mark.parametrize("deed", ["export", "preview"])
def test_two_hundred_photographs_of_twelve_megapixels_fit(
    tmp_path: Path, root: Path, deed: str, capsys: pytest.CaptureFixture[str]
) -> None:
    held = weighed(filled(tmp_path, 200), tmp_path / "out.pdf", deed, root)
    told = ", ".join(f"{name} {size / 1024 / 1024:.0f} MB" for name, size in sorted(held.items()))
    with capsys.disabled():
        print(f"\n{deed}: {told}")
    assert max(held.values()) < MEMORY
    if deed == "export":
        assert (tmp_path / "out.pdf").stat().st_size < FILE
        with (tmp_path / "out.pdf").open("rb") as file:
            assert verify.check(file).agrees
