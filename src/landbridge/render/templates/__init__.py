"""A plan as code of others' tools: what they make in Azure, in stages, without a secret.

`staged` parts the bodies of a plan; each form writes them in its own language, and changes none.
"""

from landbridge.render.templates.forms import FORMS, Files
from landbridge.render.templates.staged import staged
from landbridge.render.templates.values import Attachment, Given, Grown, Id, Part, Piece, Staged

__all__ = [
    "FORMS",
    "Attachment",
    "Files",
    "Given",
    "Grown",
    "Id",
    "Part",
    "Piece",
    "Staged",
    "staged",
]
