"""A chapter of the report, and the templates that chapters are filled from.

Every value is escaped, and freed of characters that no reader could show, on its way in.
"""

from dataclasses import dataclass

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from landbridge.render import numbers, text


@dataclass(frozen=True)
class Chapter:
    """One chapter: the id that links point at, its title, and its body."""

    id: str
    title: str
    html: Markup


def fill(template: str, **values: object) -> Markup:
    """The template with these values; a name that it misses is a fault, never an empty space."""
    return Markup(_ENVIRONMENT.get_template(f"{template}.html.j2").render(values))  # noqa: S704 - the template escapes


def _showable(value: object) -> object:
    if isinstance(value, str) and not isinstance(value, Markup):
        return text.showable(value)
    return value


def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("landbridge.render.report"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_showable,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    for written in (
        numbers.count,
        numbers.one,
        numbers.plain,
        numbers.percent,
        numbers.of,
        numbers.difference,
        numbers.money,
    ):
        environment.filters[written.__name__] = written
    environment.filters["many"] = numbers.many
    return environment


_ENVIRONMENT = _environment()
