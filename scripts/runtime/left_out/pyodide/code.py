"""In place of what runs code out of strings for JavaScript: the loader asks for the module only."""
