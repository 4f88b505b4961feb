"""The numbered schema files of the vault; migrate.py runs them in order."""
