"""The glossary in other programs' formats: SKOS, sheets, TBX and Vale, out and back in."""
