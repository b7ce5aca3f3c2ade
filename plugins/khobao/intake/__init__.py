"""Raw text -> a proposed article, one stage a module.

bytes -> decode -> classify -> dates, provinces, sources, counts, people, documents, slips
-> review -> markdown -> `propose`. Every stage is a pure function; what holds names, units and
furniture is data.
"""

from khobao.intake.decode import RefusedError
from khobao.intake.propose import Proposal, propose
from khobao.intake.records import import_record

__all__ = ["Proposal", "RefusedError", "import_record", "propose"]
