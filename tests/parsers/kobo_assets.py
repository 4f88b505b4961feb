"""Forms as KoboToolbox keeps them, invented: an asset with its content, and parts of one."""

from __future__ import annotations

import json
from typing import Any


def content(survey: list[dict[str, Any]], choices: list[dict[str, Any]] | None = None, **more: Any) -> dict[str, Any]:
    """The content of an asset in Russian and English; the English is the language without a name."""
    return {
        "schema": "1", "survey": survey, "choices": choices or [], "settings": {"default_language": None},
        "translated": ["label", "hint"], "translations": ["Русский (ru)", None], **more,
    }  # fmt: skip


def asset(held: dict[str, Any], **more: Any) -> bytes:
    """A whole asset, as it is given out."""
    told = {
        "uid": "aExample7", "name": "Пример из Kobo", "version_id": "vExample3", "asset_type": "survey",
        "owner__username": "example", "permissions": [{"user": "example"}], "deployment__submission_count": 100,
        "content": held, **more,
    }  # fmt: skip
    return json.dumps(told, ensure_ascii=False).encode()


def question(kind: str, name: str, russian: str = "Что?", english: str = "What?", **more: Any) -> dict[str, Any]:
    """A row with its words in both languages, and the marks that the builder leaves."""
    return {
        "type": kind, "$autoname": name, "$kuid": f"k{name}", "$xpath": name, "$qpath": name,
        "label": [russian, english], "required": False, "tags": [], **more,
    }  # fmt: skip


def choice(of: str, name: str, russian: str, english: str) -> dict[str, Any]:
    """A choice of a list, by the name that the builder made of its label."""
    return {"list_name": of, "$autovalue": name, "$kuid": f"c{name}", "label": [russian, english]}


YES_NO = [choice("yn", "yes", "Да", "Yes"), choice("yn", "no", "Нет", "No")]
SMALL = content(
    [
        {"type": "start", "name": "start", "$kuid": "a1"},
        question("select_one", "seen", "Видели ли Вы это?", "Did you see it?", select_from_list_name="yn"),
        {"type": "begin_group", "name": "more", "label": ["Подробнее", "More"], "relevant": "${seen} = 'yes'"},
        question("text", "told", "Что Вы видели?", "What did you see?", required="true"),
        question("select_multiple", "whom", "Кому сказали?", "Whom did you tell?", select_from_list_name="who",
                 _or_other=True),
        {"type": "end_group", "$kuid": "/more"},
    ],
    [*YES_NO, choice("who", "friend", "Другу", "A friend"), choice("who", "lawyer", "Адвокату", "A lawyer")],
)  # fmt: skip
SCORE: list[dict[str, Any]] = [
    {"type": "begin_score", "name": "trust", "label": ["Доверяете ли Вы …", "Do you trust …"], "required": "true",
     "kobo--score-choices": "yn", "relevant": "${seen} = 'yes'"},
    {"type": "score__row", "name": "doctor", "label": ["врачу", "a doctor"]},
    {"type": "score__row", "name": "police", "label": ["полиции", "the police"]},
    {"type": "end_score", "$kuid": "/trust"},
]  # fmt: skip
RANK: list[dict[str, Any]] = [
    {"type": "begin_rank", "name": "needs", "label": ["Что нужнее?", "What is needed more?"], "kobo--rank-items": "who",
     "kobo--rank-constraint-message": "Уже выбрано / Chosen already"},
    {"type": "rank__level", "name": "first", "label": ["Первое", "First"]},
    {"type": "rank__level", "name": "second", "label": ["Второе", "Second"]},
    {"type": "rank__level", "name": "third", "label": ["Третье", "Third"]},
    {"type": "end_rank", "$kuid": "/needs"},
]  # fmt: skip
MATRIX: list[dict[str, Any]] = [
    {"type": "begin_kobomatrix", "name": "told", "label": ["Кому", "Whom"], "kobo--matrix_list": "who",
     "appearance": "field-list", "_isRepeat": "false"},
    question("select_one", "did", "Сказали?", "Told?", select_from_list_name="yn", appearance="w2"),
    question("integer", "times", "Сколько раз?", "How often?", relevant="${did} = 'yes'", appearance="w1"),
    {"type": "end_kobomatrix", "$kuid": "/told"},
]  # fmt: skip
