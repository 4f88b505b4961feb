"""A letter or a report as a Word document: blocks in, the file's bytes out. The only room with python-docx.

Nothing of the machine, the user or the clock gets into the file, and none is read or written.
"""
