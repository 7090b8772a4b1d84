"""The service worker and what it keeps, made from the built site: its lists are found there, not written by hand."""
