"""Vaults to one another: who somebody is on paper and in a picture, and what travels between laptops as files.

Knows cards, words to compare, sealed files and what a stranger may put into them. Refuses to know a network: a file is
carried by whatever people have. Opens no vault and decides nothing about what may be told; both are handed in.
"""
