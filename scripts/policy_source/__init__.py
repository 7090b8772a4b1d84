"""Load the policy's YAML into one typed model and check everything against everything."""
