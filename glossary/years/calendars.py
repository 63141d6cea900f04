"""The seven school systems: who is in one school year together, and the public page that says so."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class System(StrEnum):
    """A school system that counts its own years."""

    ENGLAND = "England"
    WALES = "Wales"
    SCOTLAND = "Scotland"
    NORTHERN_IRELAND = "Northern Ireland"
    IRELAND = "Ireland"
    UNITED_STATES = "United States"
    AUSTRALIA = "Australia"

    @property
    def spoken(self) -> str:
        """The name as it stands in a sentence."""
        return f"the {self.value}" if self is System.UNITED_STATES else self.value


@dataclass(frozen=True, slots=True)
class Source:
    """The public page a system's table was taken from, with the facts taken."""

    publisher: str
    title: str
    address: str
    facts: str
    read: bool
    """Whether the page itself was read for this table; if not, the rule is from pages that quote it."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """Who is in one school year together, and where that is written down."""

    birthdays: str
    """Said after the system's name in a sentence on why a match is not exact."""
    settled: bool
    """Whether one cut-off date holds, by law or by most of its states, so that a match can be exact."""
    sources: tuple[Source, ...]


CALENDARS = {
    System.ENGLAND: Calendar(
        "takes children born from 1 September to 31 August",
        True,
        (
            Source(
                "GOV.UK",
                "The national curriculum: Overview",
                "https://www.gov.uk/national-curriculum",
                "Reception 4 to 5 (early years); Years 1-2, 5 to 7, KS1; Years 3-6, 7 to 11, KS2; "
                "Years 7-9, 11 to 14, KS3; Years 10-11, 14 to 16, KS4. KS5 (Years 12-13) is custom, not law.",
                read=False,
            ),
            Source(
                "GOV.UK",
                "Early years foundation stage (EYFS) statutory framework",
                "https://www.gov.uk/government/publications/early-years-foundation-stage-framework--2",
                "The EYFS is for children from birth to 5.",
                read=False,
            ),
        ),
    ),
    System.WALES: Calendar(
        "takes children born from 1 September to 31 August",
        True,
        (
            Source(
                "Welsh Government",
                "Wales' new curriculum and assessment arrangements are being built on progression",
                "https://educationwales.blog.gov.wales/2018/06/22/wales-new-curriculum-and-assessment-"
                "arrangements-are-being-built-on-progression-this-is-how-its-happening/",
                "Five progression steps relate broadly to expectations at ages 5, 8, 11, 14 and 16.",
                read=True,
            ),
            Source(
                "Hwb, Welsh Government",
                "Foundation Phase Framework",
                "https://hwb.gov.wales/curriculum-2008/foundation-phase/foundation-phase-framework/",
                "Until the Curriculum for Wales (from 2022) the Foundation Phase was for ages 3 to 7.",
                read=True,
            ),
        ),
    ),
    System.SCOTLAND: Calendar(
        "takes children born from 1 March to the end of February",
        True,
        (
            Source(
                "Education Scotland",
                "Starting school (Parentzone)",
                "https://education.gov.scot/parentzone/my-child/transitions/starting-school",
                "Children start P1 in August aged between 4½ and 5½: birthdays from 1 March to the end of "
                "February go together.",
                read=True,
            ),
            Source(
                "Education Scotland",
                "Curriculum levels (Parentzone)",
                "https://education.gov.scot/parentzone/learning-in-scotland/",
                "Early: pre-school years and P1; First: to the end of P4; Second: to the end of P7; "
                "Third and Fourth: S1 to S3; Senior phase: S4 to S6.",
                read=False,
            ),
        ),
    ),
    System.NORTHERN_IRELAND: Calendar(
        "takes children born from 2 July to 1 July",
        True,
        (
            Source(
                "CCEA",
                "Curriculum",
                "https://ccea.org.uk/about/what-we-do/curriculum",
                "A child who is 4 by 1 July starts Year 1 that September. Foundation Stage 4-6, Years 1-2; "
                "KS1 6-8, Years 3-4; KS2 8-11, Years 5-7; KS3 11-14, Years 8-10; KS4 14-16, Years 11-12.",
                read=True,
            ),
        ),
    ),
    System.IRELAND: Calendar(
        "has no national birthday cut-off",
        False,
        (
            Source(
                "Citizens Information",
                "Overview of the Irish education system",
                "https://www.citizensinformation.ie/en/education/the-irish-education-system/"
                "overview-of-the-irish-education-system/",
                "Primary is eight years, Junior and Senior Infants and 1st to 6th Class, from age 4 or 5 to "
                "about 12; Junior Cycle is three years from 12; Senior Cycle is two or three, with an "
                "optional Transition Year. The ages of each class are custom.",
                read=False,
            ),
        ),
    ),
    System.UNITED_STATES: Calendar(
        "takes children born from 1 September to 31 August in most states",
        True,
        (
            Source(
                "NCES",
                "Table 1.3. Types of state and district requirements for kindergarten entrance and "
                "attendance, by state: 2020",
                "https://nces.ed.gov/programs/statereform/tab1_3-2020.asp",
                "Kindergarten at 5 by about 1 September in most states; some have 31 July to 1 January.",
                read=True,
            ),
            Source(
                "NCES",
                "Digest of Education Statistics, Figure 1: The structure of education in the United States",
                "https://nces.ed.gov/programs/digest/",
                "Kindergarten at 5, grades 1 to 12 from 6 to 17 or 18; where elementary, middle and high "
                "school begin and end differs by district.",
                read=False,
            ),
        ),
    ),
    System.AUSTRALIA: Calendar(
        "begins its school year in January or February, with birthday cut-offs that differ by state",
        False,
        (
            Source(
                "ACARA",
                "Schooling in Australia (National Report on Schooling, glossary)",
                "https://www.acara.edu.au/reporting/national-report-on-schooling-in-australia",
                "School typically starts at 5. The year before Year 1 is Kindergarten in NSW and the ACT, "
                "Preparatory in Victoria, Queensland and Tasmania, Reception in South Australia, Pre-primary "
                "in Western Australia, Transition in the Northern Territory.",
                read=False,
            ),
            Source(
                "IEA",
                "TIMSS 2019 International Results, ages at testing",
                "https://timss2019.org/reports/",
                "Check on the age band: Australia's Year 4 was tested beside England's Year 5, Northern "
                "Ireland's Year 6, Ireland's Fourth Class and the United States' Grade 4.",
                read=False,
            ),
        ),
    ),
}
"""How each system counts, with its sources."""

# Australia's is for a cut-off of 30 April (Victoria, South Australia, ACT): states run from 1 January
# (Tasmania) to 31 July (New South Wales), where many of the youngest start a year later.
FIRST_BIRTHDAYS = {
    System.ENGLAND: 0,
    System.WALES: 0,
    System.SCOTLAND: -6,
    System.NORTHERN_IRELAND: 2,
    System.IRELAND: 0,
    System.UNITED_STATES: 0,
    System.AUSTRALIA: -3,
}
"""Months by which the youngest child of a year has passed the year's lower age on the first day."""
