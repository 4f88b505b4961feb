"""The law as an organisation keeps it in the network's register: dated, sourced, each row with how well it was checked.

Rows that are delivered with the program stand in resources and are never changed; a row of an organisation stands
before them where both hold for a day. They tell of nobody. A `status` gates conclusions, never references.
"""

from dataclasses import dataclass
from typing import Annotated

from fieldcase.errors import N_
from fieldcase.model.dates import UncertainDate
from fieldcase.model.declare import About, Record, record
from fieldcase.model.ids import InstrumentId, ProvisionId, ThresholdId, TimeLimitId
from fieldcase.model.values import Money, Quantity


@record("instrument", 43, InstrumentId)
@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class Instrument(Record):
    """A code, law, order or resolution. `code` is the short name by which norms cite it: "kg-cc" of "kg-cc:268"."""

    id: InstrumentId
    code: Annotated[str, About(N_("Short name for citing"), search=False, sort=True)] = ""
    country: Annotated[str, About(N_("Country"), vocabulary="country")] = ""
    kind: Annotated[str, About(N_("Kind of instrument"), vocabulary="instrument_kind")] = ""
    title: Annotated[str, About(N_("Title"), sort=True, prose="legal")] = ""
    title_en: Annotated[str, About(N_("Title in English"), prose="legal")] = ""
    number: Annotated[str, About(N_("Number and date"))] = ""
    valid_from: Annotated[UncertainDate | None, About(N_("In force from"))] = None
    valid_to: Annotated[UncertainDate | None, About(N_("In force until"))] = None
    replaced_by: Annotated[InstrumentId | None, About(N_("Replaced by"))] = None
    status: Annotated[str, About(N_("How well it was checked"), vocabulary="law_status")] = "unsourced"
    source: Annotated[str, About(N_("Where it was read"))] = ""
    checked_on: Annotated[UncertainDate | None, About(N_("Checked on"))] = None
    practice: Annotated[str, About(N_("How it is applied in practice"))] = ""
    contrary_to: Annotated[tuple[str, ...], About(N_("Norms it may be contrary to"), vocabulary="norm")] = ()
    notes: Annotated[str, About(N_("Notes"), prose="own")] = ""


@record("provision", 44, ProvisionId)
@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class Provision(Record):
    """One version of a provision: what it says, from when until when. A change of law is another version.

    `instrument` is the short name of the instrument, delivered or own; `number` stays as the law has it ("228.1",
    "91-2"). `offences` are those it is meant for. `gap` says where practice departs from it.
    """

    id: ProvisionId
    instrument: Annotated[str, About(N_("Instrument"), search=False)] = ""
    number: Annotated[str, About(N_("Number"), sort=True)] = ""
    title: Annotated[str, About(N_("Title"), prose="legal")] = ""
    title_en: Annotated[str, About(N_("Title in English"), prose="legal")] = ""
    text: Annotated[str, About(N_("Text"), prose="legal")] = ""
    offences: Annotated[tuple[str, ...], About(N_("Offences it is meant for"), vocabulary="offence")] = ()
    valid_from: Annotated[UncertainDate | None, About(N_("In force from"))] = None
    valid_to: Annotated[UncertainDate | None, About(N_("In force until"))] = None
    punishments: Annotated[tuple[str, ...], About(N_("Punishments it allows"), vocabulary="punishment")] = ()
    fine_from: Annotated[Money | None, About(N_("Lowest fine"))] = None
    fine_to: Annotated[Money | None, About(N_("Highest fine"))] = None
    term_to: Annotated[Quantity | None, About(N_("Longest term"))] = None
    criminal_record: Annotated[str, About(N_("Criminal record"), vocabulary="yes_no")] = ""
    status: Annotated[str, About(N_("How well it was checked"), vocabulary="law_status")] = "unsourced"
    source: Annotated[str, About(N_("Where it was read"))] = ""
    checked_on: Annotated[UncertainDate | None, About(N_("Checked on"))] = None
    gap: Annotated[str, About(N_("Where practice departs from it"))] = ""
    contrary_to: Annotated[tuple[str, ...], About(N_("Norms it may be contrary to"), vocabulary="norm")] = ()


@record("threshold", 45, ThresholdId)
@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class Threshold(Record):
    """One row of a table of amounts: from which weight on which size, for one substance, from when until when.

    `bands` are lines such as "significant > 0.5 <= 2.5": a code of the vocabulary size and its bounds, `<` strict and
    `<=` not, in `unit` (UCUM). Between two bands a gap may stay unnamed. `consequences` are lines such as
    "large = kg-cc:268". Without `valid_to` the row is good for the day it was checked on and not for later acts.
    """

    id: ThresholdId
    country: Annotated[str, About(N_("Country"), vocabulary="country")] = ""
    instrument: Annotated[str, About(N_("Table"))] = ""
    substance: Annotated[str, About(N_("Substance"), sort=True)] = ""
    form: Annotated[str, About(N_("Form of the substance"))] = ""
    unit: Annotated[str, About(N_("Unit"), search=False)] = ""
    weight_basis: Annotated[str, About(N_("What is weighed"), vocabulary="weight_basis")] = ""
    bands: Annotated[tuple[str, ...], About(N_("Sizes"), search=False)] = ()
    consequences: Annotated[tuple[str, ...], About(N_("Article of each size"), search=False)] = ()
    valid_from: Annotated[UncertainDate | None, About(N_("In force from"))] = None
    valid_to: Annotated[UncertainDate | None, About(N_("In force until"))] = None
    status: Annotated[str, About(N_("How well it was checked"), vocabulary="law_status")] = "unsourced"
    source: Annotated[str, About(N_("Where it was read"))] = ""
    checked_on: Annotated[UncertainDate | None, About(N_("Checked on"))] = None
    notes: Annotated[str, About(N_("Notes"), prose="own")] = ""


@record("time_limit", 46, TimeLimitId)
@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class TimeLimit(Record):
    """Within how many hours of a detention something has to happen in a country. None is delivered."""

    id: TimeLimitId
    country: Annotated[str, About(N_("Country"), vocabulary="country")] = ""
    what: Annotated[str, About(N_("What has to happen"), vocabulary="time_limit")] = ""
    hours: Annotated[int | None, About(N_("Within how many hours"))] = None
    counted_from: Annotated[str, About(N_("Counted from"), vocabulary="counted_from")] = ""
    provision: Annotated[str, About(N_("Which rule says so"))] = ""
    valid_from: Annotated[UncertainDate | None, About(N_("In force from"))] = None
    valid_to: Annotated[UncertainDate | None, About(N_("In force until"))] = None
    status: Annotated[str, About(N_("How well it was checked"), vocabulary="law_status")] = "unsourced"
    source: Annotated[str, About(N_("Where it was read"))] = ""
    checked_on: Annotated[UncertainDate | None, About(N_("Checked on"))] = None
    notes: Annotated[str, About(N_("Notes"))] = ""
