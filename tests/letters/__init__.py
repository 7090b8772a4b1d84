"""Letters as data, and how they are read and measured."""
