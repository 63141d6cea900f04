"""EEF's table from effect sizes to months of additional progress."""

from __future__ import annotations

NAME = "EEF months conversion"
SOURCE = "Education Endowment Foundation, Teaching and Learning Toolkit, table of months' progress"

_UP_TO = (0.01, 0.09, 0.18, 0.26, 0.35, 0.44, 0.52, 0.61, 0.69, 0.78, 0.87, 0.95, 1.00)
"""The highest effect size of each band, from 0 months to 12."""


def months_of_progress(effect: float) -> int | None:
    """Months of additional progress that EEF's table gives for an effect size.

    `effect` is a standardised mean difference on pupils' attainment, in standard deviations, read to two
    decimals as the table is; a negative one gives as many months less. None beyond 1.00 on either side, where
    the table ends. EEF made the table from pupils' average progress in a year of school: about one standard
    deviation a year. Individual trial reports use a slightly different table.

    Source: Education Endowment Foundation, Teaching and Learning Toolkit guide, "Months' progress";
    Higgins, S., Kokotsaki, D. and Coe, R. (2012), The Teaching and Learning Toolkit: Technical Appendices.
    """
    size = round(abs(effect), 2)
    months = next((months for months, top in enumerate(_UP_TO) if size <= top), None)
    return None if months is None else months if effect >= 0 else -months
