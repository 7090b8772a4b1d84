"""Lighthouse on every kind of page, in both languages: `make lighthouse`. Its tools are apart: package.json beside."""
