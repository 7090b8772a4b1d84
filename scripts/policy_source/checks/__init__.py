"""The checks of the policy source, one kind of mistake a module. Each notes every fault; none stops at the first."""
