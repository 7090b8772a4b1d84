"""A second opinion on every estimate: written from the reading of the policy, without the calculator's rules."""
