"""What do we know, where is it from, and may we show it?"""
