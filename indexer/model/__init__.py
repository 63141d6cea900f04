"""The embedding model: found, checked, exported once, and run."""
