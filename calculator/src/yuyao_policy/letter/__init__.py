"""Checks a letter against the policy: references, quotations, figures, borrowed text. The estimate imports none of it.

`check.check_letter` is the way in; docs/adr/0008-letters.md says what counts as typographic and what as altered.
"""
