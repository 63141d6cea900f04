"""Published conversions of research figures, one formula a file, each with its paper and its arguments."""
