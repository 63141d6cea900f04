"""The gist of a study, composed from what its text states."""
