"""The PDF renderer: typed blocks in, finished bytes out. The only place that imports reportlab.

Knows paper, type and the shape of a PDF file. Refuses to know records, consent, the vault, the clock and the disk.
"""
