"""A report for programs: its tables as XLSX and CSV, the whole of it as JSON. The only room with XlsxWriter.

All is made in memory; nothing of the machine, the user or the clock gets into a file.
"""
