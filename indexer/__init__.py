"""How do we find it again?"""
