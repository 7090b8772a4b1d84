"""Measurements: `make bench` prints the build's seconds, the estimate's download, and the time to an answer."""
