"""The encrypted folder; the only place with SQL and keys."""
