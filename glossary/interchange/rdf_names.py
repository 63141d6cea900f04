"""The addresses that the glossary's SKOS uses, and the properties of its own with what they mean."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

BASE = "urn:chalkface:glossary:"
"""Before a sense's address; another home may give its own."""

OWN = "urn:chalkface:vocabulary#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
DCTERMS = "http://purl.org/dc/terms/"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
OWL = "http://www.w3.org/2002/07/owl#"
XSD = "http://www.w3.org/2001/XMLSchema#"

PREFIXES: Mapping[str, str] = MappingProxyType(
    {"cf": OWN, "skos": SKOS, "dcterms": DCTERMS, "rdf": RDF, "rdfs": RDFS, "owl": OWL, "xsd": XSD}
)

TYPE = f"{RDF}type"
CLASSROOM_WORD = f"{OWN}ClassroomWord"


@dataclass(frozen=True, slots=True)
class Property:
    """A property of our own that holds a column exactly as the bank does."""

    column: str
    name: str
    label: str
    comment: str
    language: str = ""
    year: bool = False

    @property
    def address(self) -> str:
        """The property's full address."""
        return OWN + self.name


UK, US = "en-GB", "en-US"

COLUMN_PROPERTIES = (
    Property("area", "area", "area", "The area of the bank it belongs to."),
    Property("term", "headword", "headword", "The headword; prefLabel may add the sense.", UK),
    Property("sense", "senseKey", "sense key", "Tells the senses of one headword apart."),
    Property("pos", "partOfSpeech", "part of speech", "noun, verb, adjective or adverb."),
    Property("countable", "countable", "countable", "no, or plural; left out for nouns that take 'a'."),
    Property("relation", "relation", "relation", "How it stands to the classroom's word."),
    Property("classroom_word", "classroomWord", "classroom word", "The word a teacher would use.", UK),
    Property("misread_as", "misreadAs", "misread as", "What a teacher will take it for.", UK),
    Property("grade", "grade", "grade", "What a teacher makes of it: fine, unknown, misread or loaded."),
    Property("variants", "variants", "variants", "Other names and spellings, in order.", UK),
    Property("inflections", "inflections", "inflections", "Forms that no rule makes, in order.", UK),
    Property("abbreviations", "abbreviations", "abbreviations", "Short forms read so, in order.", UK),
    Property("region", "region", "region", "Where it is said; left out for international."),
    Property("phase", "phase", "phase", "Phases of school, in order; left out for all."),
    Property("register", "register", "register", "Who uses the term, in order."),
    Property("valid_from", "validFrom", "valid from", "The first year of a policy term.", year=True),
    Property("valid_to", "validTo", "valid to", "The last year of a policy term.", year=True),
    Property("replaced_by", "replacedByTerm", "replaced by term", "The headword that came after it.", UK),
    Property("broader", "broaderTerms", "broader terms", "Wider headwords as the bank has them.", UK),
    Property("related", "relatedTerms", "related terms", "Related headwords as the bank has them.", UK),
    Property("search_also", "searchAlso", "search also", "Further words of research, in order.", UK),
    Property("teachers_say", "teachersSay", "teachers say", "How UK teachers say it, in order.", UK),
    Property("us_say", "usSay", "US teachers say", "How US teachers say it, in order.", US),
    Property("situations", "situation", "situations", "What a teacher types instead of the topic.", UK),
    Property("confidence", "confidence", "confidence", "How sure the author is: high, medium or low."),
    Property("retired", "retiredBecause", "retired because", "Why the sense is no longer in use.", UK),
)  # fmt: skip
"""Columns that SKOS and Dublin Core cannot hold, or not in their order; lists are RDF lists."""

STANDARD: Mapping[str, str] = MappingProxyType(
    {
        "means": f"{SKOS}definition",
        "example": f"{SKOS}example",
        "source": f"{DCTERMS}source",
        "author": f"{DCTERMS}creator",
        "date": f"{DCTERMS}modified",
    }
)
"""Column -> the well-known property that holds it exactly."""

PLAIN, SAY, LOSES, PLACE = (f"{OWN}{name}" for name in ("plainWording", "say", "loses", "place"))
FALSE_FRIEND_OF = f"{OWN}falseFriendOf"
GRADE_FOR: Mapping[str, str] = MappingProxyType(
    {reader: f"{OWN}gradeFor{reader.capitalize()}" for reader in ("teacher", "leader", "policy", "parent")}
)

OTHER_PROPERTIES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        PLAIN: ("plain wordings", "Plain words that stand in its place, in order."),
        SAY: ("say", "The plain words."),
        LOSES: ("loses", "What is lost by the plain words."),
        PLACE: ("place", "after: the words read only after a verb, as in 'is ...'."),
        FALSE_FRIEND_OF: ("false friend of", "The same word means something else in classrooms."),
        **{
            address: (f"grade for {reader}", f"What a {reader} reader makes of it, where it differs.")
            for reader, address in GRADE_FOR.items()
        },
    }
)  # fmt: skip
