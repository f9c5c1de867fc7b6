"""An expression back as text, in the one way that all tools write it."""

from landbridge.armlang.syntax import Access, Expression, Literal, Node, Step


def literal(text: str) -> str:
    """A text that nobody takes for an expression: one in brackets gets one more."""
    return f"[{text}" if text.startswith("[") and text.endswith("]") else text


def printed(expression: Expression) -> str:
    """The text of an expression: read again it is the same tree."""
    return f"[{_node(expression.node)}]"


def _node(node: Node) -> str:
    if isinstance(node, Literal):
        return _quoted(node.value) if isinstance(node.value, str) else str(node.value)
    if isinstance(node, Access):
        return _node(node.base) + "".join(map(_step, node.steps))
    return f"{node.full_name}({', '.join(map(_node, node.arguments))})"


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _step(step: Step) -> str:
    safe = "?" if step.safe else ""
    if step.dotted and isinstance(step.key, Literal):
        return f".{safe}{step.key.value}"
    return f"[{safe}{_node(step.key)}]"
