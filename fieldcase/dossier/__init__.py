"""Dossiers: released records in, typed blocks out, files last. Never imports the vault."""
