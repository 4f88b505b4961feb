"""The kinds of records that have a scope of their own, in which everything about them lies.

Whoever erases one erases its scope; what lies in it is shown within it.
"""

from __future__ import annotations

from fieldcase.model.campaigns import Campaign
from fieldcase.model.case import Case
from fieldcase.model.fieldwork import Visit
from fieldcase.model.reports import Report

HOLDERS: tuple[type[Case] | type[Visit] | type[Campaign] | type[Report], ...] = (Case, Visit, Campaign, Report)
