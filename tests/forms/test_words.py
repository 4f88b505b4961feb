"""What a form says: translations, outputs, media, hints, names of choices, lists from outside."""

from __future__ import annotations

import pytest
from forms.written import asking, listed, noon, select, xform

from fieldcase.forms import definition, markup, session
from fieldcase.forms.session import Session

ITEXT = (
    '<itext><translation lang="Русский (ru)" default="true()">'
    '<text id="name"><value>Имя</value><value form="image">jr://images/ru.png</value></text>'
    '<text id="hint"><value>Как зовут?</value><value form="guidance">Не спрашивать фамилию</value></text>'
    '<text id="greet"><value>Привет, <output value="/data/name"/>!</value></text>'
    '<text id="c-0"><value>Да</value><value form="audio">jr://audio/yes.mp3</value></text>'
    '<text id="c-1"><value>Нет</value></text></translation>'
    '<translation lang="English (en)">'
    '<text id="name"><value>Name</value></text><text id="hint"><value>What name?</value></text>'
    '<text id="greet"><value>Hello, <output value="/data/name"/>!</value></text>'
    '<text id="c-0"><value>Yes</value></text></translation></itext>'
    '<instance id="c"><list><item><name>y</name><itextId>c-0</itextId></item>'
    "<item><name>n</name><itextId>c-1</itextId></item></list></instance>"
)
FORM = definition.load(
    xform(
        "<name/><greet/><answer/><said/><day/>",
        [
            'nodeset="/data/greet" readonly="true()" jr:requiredMsg="jr:itext(\'hint\')"',
            'nodeset="/data/said" calculate="jr:choice-name(/data/answer, \'/data/answer\')"',
            "nodeset=\"/data/day\" calculate=\"format-date('2026-03-01', '%b')\"",
        ],
        '<input ref="/data/name"><label ref="jr:itext(\'name\')"/><hint ref="jr:itext(\'hint\')"/></input>'
        '<input ref="/data/greet"><label ref="jr:itext(\'greet\')"/></input>'
        '<select1 ref="/data/answer"><label>A</label><itemset nodeset="instance(\'c\')/list/item">'
        '<value ref="name"/><label ref="jr:itext(itextId)"/></itemset></select1>',
        ITEXT,
    )
)


def begun(language: str = "") -> Session:
    """An interview in a language."""
    return session.begin(FORM, noon(), language)


def test_a_form_is_told_in_its_own_language_first_and_in_another_at_any_moment() -> None:
    assert (FORM.languages, FORM.default_language) == (("Русский (ru)", "English (en)"), "Русский (ru)")
    interview = begun()
    assert interview.view("/data/name").label == "Имя"
    interview.language = "English (en)"
    assert interview.view("/data/name").label == "Name"
    assert begun("English (en)").view("/data/name").hint == "What name?"
    with pytest.raises(ValueError, match="no such language"):
        interview.language = "Deutsch (de)"


def test_what_the_language_lacks_is_told_in_the_form_s_own() -> None:
    interview = begun("English (en)")
    assert [choice.label for choice in interview.view("/data/answer").choices] == ["Yes", "Нет"]
    assert interview.view("/data/name").media == {"image": "jr://images/ru.png"}


def test_guidance_and_media_stand_beside_the_words() -> None:
    view = begun().view("/data/name")
    assert (view.hint, view.guidance) == ("Как зовут?", "Не спрашивать фамилию")
    choices = begun().view("/data/answer").choices
    assert [choice.media for choice in choices] == [{"audio": "jr://audio/yes.mp3"}, {}]


def test_an_output_in_a_label_follows_the_answer_and_the_step_tells_it() -> None:
    interview = begun()
    assert interview.view("/data/greet").label == "Привет, !"
    step = interview.answer("/data/name", "Аня")
    assert "/data/greet" in step.changed
    assert interview.view("/data/greet").label == "Привет, Аня!"
    step = interview.speak("English (en)")
    assert "/data/greet" in step.changed
    assert step.rows == {"!language": "English (en)"}
    assert interview.view("/data/greet").label == "Hello, Аня!"


def test_taking_a_step_back_leaves_the_language_as_it_is() -> None:
    interview = begun()
    interview.answer("/data/name", "Аня")
    interview.language = "English (en)"
    interview.undo()
    assert interview.language == "English (en)"
    assert interview.view("/data/greet").label == "Hello, !"


def test_the_name_of_a_choice_is_told_in_the_language_in_which_it_was_chosen() -> None:
    interview = begun()
    interview.answer("/data/answer", "y")
    assert interview.view("/data/answer").value == "y"
    assert interview.living.place("/data/said").value == "Да"
    interview.language = "English (en)"
    assert interview.living.place("/data/said").value == "Да"
    interview.answer("/data/answer", "")
    interview.answer("/data/answer", "y")
    assert interview.living.place("/data/said").value == "Yes"


def test_a_list_from_outside_is_handed_in() -> None:
    text = xform("<town/>", [], select("town", "towns"), '<instance id="towns" src="jr://file-csv/towns.csv"/>')
    made = definition.load(text)
    assert made.outside == {"towns": "jr://file-csv/towns.csv"}
    without = session.begin(made, noon())
    assert without.view("/data/town").choices == ()
    towns = markup.read("<list><item><name>alder</name><label>Alder</label></item></list>")
    interview = session.begin(made, noon(), instances={"towns": towns})
    interview.answer("/data/town", "alder")
    assert [choice.label for choice in interview.view("/data/town").choices] == ["Alder"]
    assert interview.view("/data/town").value == "alder"


def test_choices_written_in_the_form_are_told_with_their_outputs() -> None:
    items = "".join(
        f"<item><label>{label}</label><value>{value}</value></item>"
        for value, label in (("a", "One"), ("b", 'Of <output value="/data/n"/>'))
    )
    interview = session.begin(
        definition.load(xform("<n>3</n><s/>", [], asking("n") + f'<select ref="/data/s">{items}</select>')), noon()
    )
    assert [choice.label for choice in interview.view("/data/s").choices] == ["One", "Of 3"]
    assert "/data/s" in interview.answer("/data/n", "4").changed


def test_a_list_in_a_seeded_random_order_is_the_same_each_time() -> None:
    rows = [(str(number), str(number)) for number in range(20)]
    body = select("s", "all").replace("instance('all')/list/item", "randomize(instance('all')/list/item, 7)")
    made = definition.load(xform("<s/>", [], body, listed("all", *rows)))
    first = [choice.value for choice in session.begin(made, noon()).view("/data/s").choices]
    assert first == [choice.value for choice in session.begin(made, noon()).view("/data/s").choices]
    assert sorted(first, key=int) == [value for value, _ in rows] != first


def test_a_rank_keeps_the_order_in_which_it_was_given() -> None:
    body = select("r", "all", control="odk:rank")
    made = definition.load(
        xform("<r/>", ['nodeset="/data/r" type="odk:rank"'], body, listed("all", ("a", "A"), ("b", "B")))
    )
    interview = session.begin(made, noon())
    interview.answer("/data/r", "b a")
    assert interview.view("/data/r").value == "b a"
    interview.answer("/data/r", "b c")
    assert interview.view("/data/r").value == "b"


def test_a_range_tells_its_ends() -> None:
    body = '<range ref="/data/r" start="0" end="5" step="0.5" appearance="picker"><label>R</label></range>'
    view = session.begin(definition.load(xform("<r/>", ['nodeset="/data/r" type="decimal"'], body)), noon()).view(
        "/data/r"
    )
    assert (view.extras, view.appearance, view.type) == ({"start": "0", "end": "5", "step": "0.5"}, "picker", "decimal")
