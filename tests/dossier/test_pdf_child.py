"""The renderer child: the same bytes, the same refusals, nothing but bytes on the pipe."""

from __future__ import annotations

import json
import pickle
import subprocess
import sys
from pathlib import Path

import pdf_samples
import pytest

from fieldcase import sandbox
from fieldcase.dossier.blocks import Paragraph, Run
from fieldcase.dossier.pdf.child import child, render_in_child
from fieldcase.dossier.pdf.render import render
from fieldcase.errors import ChildFailed, GlyphMissing


def test_the_child_answers_the_pdf() -> None:
    document = pdf_samples.document("en", 2, 1)
    assert render_in_child(document) == render(document)


def test_a_missing_sign_is_told_across_the_pipe() -> None:
    with pytest.raises(GlyphMissing) as refused:
        render_in_child(pdf_samples.plain(Paragraph((Run("中\ud800"),))))
    assert refused.value.values == {"characters": "中 (U+4E2D), U+D800"}


def test_a_refusal_is_one_line_of_json() -> None:
    answer = child(pickle.dumps(pdf_samples.plain(Paragraph((Run("中"),)))))
    assert json.loads(answer) == {"characters": "中 (U+4E2D)"}
    assert b"\n" not in answer


@pytest.mark.parametrize("message", [b"", b"junk", pickle.dumps(["no document"])], ids=["empty", "junk", "list"])
def test_a_message_that_is_no_document_ends_the_child(message: bytes) -> None:
    with pytest.raises(ChildFailed):
        sandbox.run(sandbox.RENDERER, "pdf", message, 60)


@pytest.mark.parametrize("answer", [b"", b"nonsense", b"{", b"{}", b'{"other": 1}', b"[1]"])
def test_nonsense_from_the_child_is_a_failure_of_the_child(answer: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "run", lambda *_: answer)
    with pytest.raises(ChildFailed):
        render_in_child(pdf_samples.plain())


def test_who_asks_for_the_child_loads_no_reportlab(root: Path) -> None:
    program = "import sys; import fieldcase.dossier.pdf.child; print('reportlab' in sys.modules)"
    ran = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True, cwd=root)
    assert ran.stdout.strip() == "False"
