"""Research prose into classroom English, sentence by sentence, with every change on record."""
