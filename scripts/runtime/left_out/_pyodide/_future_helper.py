"""In place of what fulfils promises: nothing waits."""
