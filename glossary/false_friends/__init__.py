"""Words that teachers and researchers share and mean differently: which meaning is it here?"""
