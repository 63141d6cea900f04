"""How do teachers and researchers say it?"""
