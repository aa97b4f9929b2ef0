"""Minutes and results, made from the journal alone: what is not recorded is not in them.

`document.py` turns records into facts, `compose.py` facts into words, and one writer each makes DOCX, PDF and
XLSX of them; `tellers_record.py` makes the papers that are attached to the minutes. This room knows the journal and
the domain, and never a running hall.
"""

from .export import export, state_of
from .results import ballot_results, summary, tally_results

__all__ = ["ballot_results", "export", "state_of", "summary", "tally_results"]
