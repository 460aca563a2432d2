"""The statutory register: members, what is written of them, and their shares."""

from masthead.register.models.entry import Reversal
from masthead.register.models.member import Kind, Member, Particulars, Standing
from masthead.register.models.rules import RulesVersion
from masthead.register.models.share import ShareClass, ShareTransaction, What

__all__ = [
    "Kind",
    "Member",
    "Particulars",
    "Reversal",
    "RulesVersion",
    "ShareClass",
    "ShareTransaction",
    "Standing",
    "What",
]
