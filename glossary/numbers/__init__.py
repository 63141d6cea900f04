"""Numbers of research prose: found, given a direction, and read out with their uncertainty."""
