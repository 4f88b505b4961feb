"""Every function that an expression may call: XPath 1.0's and those of the ODK XForms specification."""

from __future__ import annotations

from fieldcase.forms.xpath.functions import chance, core, dates, forms, geo, numbers, selects, texts

__all__ = ["chance", "core", "dates", "forms", "geo", "numbers", "selects", "texts"]
