"""In place of the objects of JavaScript: the loader asks for the module only."""
