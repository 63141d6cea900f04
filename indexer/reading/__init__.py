"""Files in, clean text with places out."""
