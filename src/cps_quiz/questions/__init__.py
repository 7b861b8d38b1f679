"""One file for each question type. A new type is a new file here and its test: the registry finds it.

A type turns its authored fields into controls that a front can draw (``controls.py``) and grades a response; nothing
outside this folder asks which type a question has.
"""
