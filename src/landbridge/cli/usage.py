"""A command as the door runs it: what is wrong with its line is told in our words.

Typer tells a wrong word of a choice in the words of the library that refused it, does not say that
it came from an environment variable, takes an empty text for a value, and knows nothing of options
that contradict each other.
"""

from collections.abc import Sequence
from typing import Any

from typer import BadParameter
from typer.core import TyperCommand

from landbridge.errors import InputError

LEAK = "Value error, "
"""What a library puts before the message of an enum."""


class Command(TyperCommand):
    """Refuses empty values and two forms at once before anything is read."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401 - the context's type is private to typer
        """The arguments that are left; an error where they cannot be meant."""
        _refuse_empty(args)
        try:
            left: list[str] = super().parse_args(ctx, args)
        except BadParameter as error:
            error.message = error.message.removeprefix(LEAK)
            error.param_hint = _variable(ctx, error.param) or error.param_hint
            raise
        _refuse_two_forms(ctx)
        return left


def _refuse_empty(args: Sequence[str]) -> None:
    """No option of ours means anything by an empty text; as a path it would be this folder."""
    for before, word in zip(("", *args), args, strict=False):
        option = word if word.startswith("--") else before if not word else ""
        if not word or (option == word and word.endswith("=")):
            name = option.rstrip("=") if option.startswith("-") else "an argument"
            raise InputError(f"{name} is empty", remedy="Give it a value, or leave it out.")


def _refuse_two_forms(ctx: Any) -> None:  # noqa: ANN401 - as above
    output, typed = ctx.params.get("output"), _source(ctx, "output") == "COMMANDLINE"
    if ctx.params.get("as_json") and typed and output not in {None, "json"}:
        raise InputError(
            f"--json and --output {output.value} name two forms", remedy="Keep one of them."
        )


def _variable(ctx: Any, param: Any) -> str | None:  # noqa: ANN401 - as above
    """The environment variable that gave a parameter its value, if one did."""
    if param is None or _source(ctx, param.name) != "ENVIRONMENT":
        return None
    return f"{ctx.auto_envvar_prefix}_{param.name}".upper()


def _source(ctx: Any, name: str) -> str:  # noqa: ANN401 - as above
    source = ctx.get_parameter_source(name)
    return source.name if source else ""
