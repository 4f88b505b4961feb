"""Questionnaires: XForms in, questions and answers out.

Knows the ODK XForms specification. Knows nothing of cases, of the vault or of a window; time, chance and the
zone are handed in.
"""
