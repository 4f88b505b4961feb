"""Frozen records and values of the field. No input, no output, no clock."""
