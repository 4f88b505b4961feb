"""The field's rules, pure: what may leave, under which name, and why not. Imports the model only."""
