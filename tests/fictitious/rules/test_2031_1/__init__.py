"""The rules of the fictitious policy: one module a benefit, as for a real one."""
