"""The language of ARM templates, and nothing of any product: pure, without a file or a socket.

    text → document() → Template.read() → expanded(template, scope) → Deployment

`Template.read` refuses what it does not know. `expanded` computes all that can be computed before
anything is deployed; what waits for a resource is `Pending` and names it. Whoever deploys goes
through `Deployment.resources` in their order, asks each to be `resolved(state)` when its turn has
come, follows `nested(resource)` into templates within it, and asks for `outputs(state)` at last.
"""

from landbridge.armlang.deployment import Deployment, expanded, flattened, nested
from landbridge.armlang.document import document
from landbridge.armlang.fault import NotYetKnown
from landbridge.armlang.frame import given_parameters, parameter_file
from landbridge.armlang.limits import Limits
from landbridge.armlang.outputs import Output
from landbridge.armlang.parser import is_expression, parse
from landbridge.armlang.printing import literal, printed
from landbridge.armlang.resource import Resource, Turn
from landbridge.armlang.scope import Level, NothingKnown, Scope, State
from landbridge.armlang.spot import Spot
from landbridge.armlang.syntax import Expression
from landbridge.armlang.template import Template
from landbridge.armlang.values import Pending

__all__ = [
    "document",
    "Template",
    "Scope",
    "Level",
    "Limits",
    "State",
    "NothingKnown",
    "expanded",
    "Deployment",
    "Resource",
    "Turn",
    "Output",
    "NotYetKnown",
    "Pending",
    "nested",
    "flattened",
    "given_parameters",
    "parameter_file",
    "parse",
    "is_expression",
    "printed",
    "literal",
    "Expression",
    "Spot",
]
