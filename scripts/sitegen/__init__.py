"""Turns the checked policy into the pages, the search index and the settings that MkDocs builds the site from."""
