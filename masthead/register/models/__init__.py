"""The statutory register: members, what is written of them, and their shares."""

from masthead.register.models.entry import Reversal
from masthead.register.models.inspection import Export, ExportYes, Inspection
from masthead.register.models.member import Kind, Member, Particulars, Standing
from masthead.register.models.nomination import Nomination, NominationEnded
from masthead.register.models.officer import Term, TermEnd
from masthead.register.models.old_register import OldColumns, OldRegister
from masthead.register.models.property import OtherProperty
from masthead.register.models.rules import RulesVersion
from masthead.register.models.share import ShareClass, ShareTransaction, What

__all__ = [
    "Export",
    "ExportYes",
    "Inspection",
    "Kind",
    "Member",
    "Nomination",
    "NominationEnded",
    "OldColumns",
    "OldRegister",
    "OtherProperty",
    "Particulars",
    "Reversal",
    "RulesVersion",
    "ShareClass",
    "ShareTransaction",
    "Standing",
    "Term",
    "TermEnd",
    "What",
]
