"""Widgets that know nothing of cases: they are handed labels, values and choices, and say what was typed."""
