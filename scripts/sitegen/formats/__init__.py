"""The policy in formats for programs, beside every clause and for the whole: written next to the pages."""
