"""The page of services that may be named in place of a protocol with ports."""

from landbridge.catalogue import catalogue

HEAD = """# Services by name

What stands for traffic in intents, `trace --port`, NSX rules and the guide's block (fact
`services.names`), in letters of any case. Everything else is a protocol with its ports.

| name | means |
|---|---|
"""


def services_page() -> str:
    """A row a name."""
    named = catalogue().value("services.names")
    rows = named.items() if isinstance(named, dict) else ()
    return HEAD + "".join(f"| `{name}` | {_told(value)} |\n" for name, value in rows)


def _told(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)
