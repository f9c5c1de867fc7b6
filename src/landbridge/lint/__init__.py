"""Templates that others wrote, judged by the models of Azure's clients and by what is known of it.

    text → a reader of its language → Source: resources, each a body of values with places
         → judged: an issue for each property, version and rule that does not hold, with edits
         → mended: the edits made, round by round, until none is left

The catalogue holds what is right (`schemas`, `data/lint.yaml`); no property is named here. A
language is a reader and a Dialect; values that only a deployment computes are Unknown and are
never judged.

| room | what is there |
|---|---|
| `tree`, `edits` | values with their places, and changes that keep all else of a text |
| `arm`, `bicep`, `terraform` | the languages: what a file declares |
| `shaped`, `fitting` | bodies held against the models |
| `versioned`, `ruled` | versions that are too old, and rules of one property |
"""

from landbridge.lint.arm import place_of
from landbridge.lint.declared import Issue, Open, Source
from landbridge.lint.judged import judged, unjudged
from landbridge.lint.languages import KNOWN, Files, Reader, reader_of
from landbridge.lint.mended import Mended, mended
from landbridge.lint.told import all_told
from landbridge.lint.tree import Lines

__all__ = [
    "KNOWN",
    "Files",
    "Issue",
    "Lines",
    "Mended",
    "Open",
    "Reader",
    "Source",
    "all_told",
    "judged",
    "mended",
    "place_of",
    "reader_of",
    "unjudged",
]
