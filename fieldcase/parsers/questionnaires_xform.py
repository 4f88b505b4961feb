"""The child's side: an XForm's XML is looked over, and what would note down who holds the device is taken out of it.

Knows the parts of an ODK XForm (https://getodk.github.io/xforms-spec/) and what in one of them asks the device instead
of a person. Refuses declarations of entities, endless depth, addresses to send answers to, and sounds or positions
that are taken without a question.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from xml.dom.minidom import CDATASection, Comment, Document, Element, ProcessingInstruction, Text
from xml.parsers import expat

from fieldcase.parsers.questionnaires_told import Place, Remark, remark

XFORMS = "http://www.w3.org/2002/xforms"
XHTML = "http://www.w3.org/1999/xhtml"
ROSA = "http://openrosa.org/javarosa"
ODK = "http://www.opendatakit.org/xforms"
MOST_NODES = 300_000
DEEPEST = 100
# Of what a device fills in by itself, a time and a random number stay; everything else says whose device it is.
_HARMLESS = {"timestamp", "date", "uid"}
_ACTIONS = ("recordaudio", "setgeopoint")
_LOG = "audit"
_MEDIA = ("image", "big-image", "audio", "video")
_PRELOAD, _PARAMETER = "preload", "preloadParams"


class Unfit(Exception):
    """XML that is no form, or none that is opened here. Its fault goes to a person, it does not."""

    def __init__(self, fault: Remark) -> None:
        super().__init__(fault.code)
        self.fault = fault


@dataclass(frozen=True)
class Blanked:
    """A node of the form that the device would have filled in: where it is, its name, and with what."""

    node: str
    name: str
    what: str


@dataclass(frozen=True)
class Form:
    """What an XForm says of itself."""

    form_id: str
    version: str
    title: str
    languages: tuple[str, ...]


def parsed(content: bytes) -> Document:
    """The document; Unfit where it is not well formed, declares anything, or goes too deep."""
    _look_over(content)
    from defusedxml import DefusedXmlException, minidom

    try:
        document: Document = minidom.parseString(content, forbid_dtd=True)
    except DefusedXmlException:
        raise Unfit(remark("xml-unsafe")) from None
    except expat.ExpatError as wrong:  # a prefix that nothing declares
        raise Unfit(remark("xml-broken", Place(row=wrong.lineno))) from None
    return document


def _look_over(content: bytes) -> None:
    """Count before anything is built: depth and nodes; and find where it breaks off."""
    reader = expat.ParserCreate()
    depth = nodes = 0

    def begin(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth, nodes
        depth, nodes = depth + 1, nodes + 1
        if depth > DEEPEST or nodes > MOST_NODES:
            raise Unfit(remark("xml-unsafe"))

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1

    def declare(*told: object) -> None:
        raise Unfit(remark("xml-unsafe"))

    reader.StartElementHandler, reader.EndElementHandler = begin, end
    reader.StartDoctypeDeclHandler = declare
    try:
        reader.Parse(content, True)
    except (expat.ExpatError, ValueError, LookupError):
        raise Unfit(remark("xml-broken", Place(row=reader.ErrorLineNumber))) from None


def _children(element: Element) -> Iterator[Element]:
    """The elements right below."""
    return (child for child in element.childNodes if isinstance(child, Element))


def _all_of(element: Document | Element, name: str, namespace: str = XFORMS) -> list[Element]:
    """All elements of this name below, in their order."""
    return list(element.getElementsByTagNameNS(namespace, name))


def _parts(document: Document) -> tuple[Element, Element, Element]:
    """Head, model and body; Unfit where the document is no form. A question may be called as any of them is."""
    root = document.documentElement
    if root is None or (root.namespaceURI, root.localName) != (XHTML, "html"):
        raise Unfit(remark("not-a-form", part="h:html"))
    head = _only(root, "head", XHTML)
    return head, _only(head, "model"), _only(root, "body", XHTML)


def _only(parent: Element, name: str, namespace: str = XFORMS) -> Element:
    """The first element of this name right below; Unfit where there is none."""
    found = _named(parent, name, namespace)
    if not found:
        raise Unfit(remark("not-a-form", part=name))
    return found[0]


def _named(parent: Element, name: str, namespace: str = XFORMS) -> list[Element]:
    """The elements of this name right below, in their order."""
    return [each for each in _children(parent) if (each.namespaceURI, each.localName) == (namespace, name)]


def _translations(model: Element) -> list[Element]:
    return [each for itext in _named(model, "itext") for each in _named(itext, "translation")]


def primary(document: Document) -> Element:
    """The node below which answers are kept; Unfit where the document is no form."""
    inner = next(_children(_only(_parts(document)[1], "instance")), None)
    if inner is None:
        raise Unfit(remark("not-a-form", part="instance"))
    return inner


def described(document: Document) -> Form:
    """What the form says of itself."""
    head, model, _ = _parts(document)
    top = primary(document)
    title = "".join(_words(each) for each in _named(head, "title", XHTML)[:1])
    languages = [each.getAttribute("lang") for each in _translations(model)]
    form_id = top.getAttribute("id") or str(top.namespaceURI or "")
    return Form(form_id, top.getAttribute("version"), title, tuple(dict.fromkeys(languages)))


def blank(document: Document) -> list[Blanked]:
    """Take out of the form what asks the device; what was found. The nodes stay, empty, so that what refers to one
    still finds it; a log of every keystroke goes as a whole."""
    found: dict[str, str] = {}
    model = _parts(document)[1]
    for action in (each for name in _ACTIONS for each in _all_of(document, name, ODK)):
        found.setdefault(action.getAttribute("ref") or action.getAttribute("bind"), f"odk:{action.localName}")
        _remove(action)
    for bind in _named(model, "bind"):
        node, preload = bind.getAttribute("nodeset"), bind.getAttributeNS(ROSA, _PRELOAD)
        if preload and preload not in _HARMLESS:
            found.setdefault(node, bind.getAttributeNS(ROSA, _PARAMETER) or preload)
        if node in found:
            for name in (_PRELOAD, _PARAMETER):
                if bind.hasAttributeNS(ROSA, name):
                    bind.removeAttributeNS(ROSA, name)
            bind.setAttribute("type", "string")
    found |= _without_log(primary(document), model)
    for each in _named(model, "submission"):
        _remove(each)
    _without_remarks(document)
    return [Blanked(node, node.rpartition("/")[2], what) for node, what in found.items()]


def _without_log(top: Element, model: Element) -> dict[str, str]:
    """Take out the log in which ODK notes when each question was opened, and where."""
    found = {}
    logs = [(meta, each) for meta in _children(top) if meta.localName == "meta" for each in _children(meta)]
    for meta, log in logs:
        if log.localName == _LOG:
            for bind in _named(model, "bind"):
                if bind.getAttribute("nodeset").endswith(f"/{meta.tagName}/{log.tagName}"):
                    found[bind.getAttribute("nodeset")] = _LOG
                    _remove(bind)
            _remove(log)
    return found


def _without_remarks(element: Document | Element) -> None:
    """Take out comments and instructions to programs, and make marked text plain: elements and words are left."""
    for child in list(element.childNodes):
        if isinstance(child, Comment | ProcessingInstruction):
            _remove(child)
        elif isinstance(child, CDATASection):
            plain = Text()
            plain.ownerDocument, plain.data = child.ownerDocument, child.data
            if child.parentNode is not None:
                child.parentNode.replaceChild(plain, child)
        elif isinstance(child, Element):
            _without_remarks(child)


def _remove(element: Element | Comment | ProcessingInstruction) -> None:
    if element.parentNode is not None:
        element.parentNode.removeChild(element)


def written(document: Document) -> str:
    """The form's XML, without a declaration of its letters: it is text."""
    root = document.documentElement
    return root.toxml() if root is not None else ""


def remarks(document: Document) -> Iterator[Remark]:
    """What can be said of a form that comes without sheets: whom it asks for, and what it names that is not there."""
    from fieldcase.parsers import questionnaires_identity as identity

    _, model, body = _parts(document)
    texts: dict[str, list[str]] = {}
    for text in (each for translation in _translations(model) for each in _named(translation, "text")):
        texts.setdefault(text.getAttribute("id"), []).extend(_words(value) for value in _named(text, "value"))
    for control in (each for name in ("input", "select1", "select", "upload") for each in _all_of(body, name)):
        path = control.getAttribute("ref") or control.getAttribute("bind")
        told = [*(_words(each) for each in _named(control, "label")), *texts.get(f"{path}:label", ())]
        told = [each for each in told if each not in ("", "-")]
        name = path.rpartition("/")[2]
        for code in identity.asked(name, told):
            if control.localName in ("input", "upload") or code == "asks-name":
                yield remark(code, label=next(iter(told), name))
        if control.localName == "upload":
            yield remark("asks-file", label=next(iter(told), name))
    for bind in _named(model, "bind"):
        if bind.getAttribute("type") in ("geopoint", "geotrace", "geoshape"):
            node = bind.getAttribute("nodeset")
            yield remark("asks-position", label=next(iter(texts.get(f"{node}:label", ())), node.rpartition("/")[2]))
    for file in beside(document):
        yield remark("table-absent", file=file)
    yield from _absent_media(model)


def beside(document: Document) -> list[str]:
    """The names of the files in which the form looks something up."""
    named = (each.getAttribute("src").rpartition("/")[2] for each in _named(_parts(document)[1], "instance"))
    return list(dict.fromkeys(name for name in named if name))


def _absent_media(model: Element) -> Iterator[Remark]:
    """Pictures and sounds that the words of the form name, each once."""
    named = [
        _words(value).rpartition("/")[2]
        for translation in _translations(model) for text in _named(translation, "text")
        for value in _named(text, "value") if value.getAttribute("form") in _MEDIA
    ]  # fmt: skip
    for file in dict.fromkeys(each for each in named if each and each != "-"):
        yield remark("file-absent", file=file)


def _words(element: Element) -> str:
    """The text of an element, without that of those below it."""
    return " ".join(" ".join(child.data for child in element.childNodes if isinstance(child, Text)).split())
