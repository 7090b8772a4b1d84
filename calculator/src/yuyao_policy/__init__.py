"""Estimates what may be claimed under a municipal policy: integers only, every figure bound to the words that state it.

The core reads facts and policy data and returns plain JSON values. It opens no file, knows no HTML and speaks no
language: it returns codes, and the strings files of the site word them.
"""

__version__ = "0.1.0"
