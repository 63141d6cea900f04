"""Parses XML from strangers: entity declarations are refused, a plain DOCTYPE is fine."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from indexer.reading.errors import Damaged, DangerousXml

DEEPEST = 500
"""Elements inside each other; a real article has under 30, and the tree is walked by recursion."""
_NAMED_ENTITY = re.compile(rb"&(?!amp;|lt;|gt;|quot;|apos;|#)([A-Za-z][\w.-]{0,40});")


def parse_xml(content: bytes) -> Element:
    """The root element. Raises DangerousXml for declared entities and Damaged for what is not XML."""
    try:
        root: Element = fromstring(content, forbid_dtd=False, forbid_entities=True, forbid_external=True)
    except DefusedXmlException as problem:
        raise DangerousXml(
            "declares entities of its own, which can hide an attack: export it again without them"
        ) from problem
    except (ParseError, ValueError, LookupError) as problem:
        unknown = _NAMED_ENTITY.search(content)
        hint = f"the entity &{unknown[1].decode('ascii')}; is not defined" if unknown else str(problem)[:100]
        raise Damaged(f"not well-formed XML ({hint}): export or fetch it again") from problem
    if _depth(root) > DEEPEST:
        raise Damaged(f"XML nested more than {DEEPEST} deep is no article: export it again")
    return root


def _depth(root: Element) -> int:
    level, depth = [root], 0
    while level and depth <= DEEPEST:
        level = [child for element in level for child in element]
        depth += 1
    return depth
