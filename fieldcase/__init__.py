"""Fieldcase without a window: an encrypted casebook, its rules and its dossiers. Never imports Qt."""

__version__ = "0.1.0"
