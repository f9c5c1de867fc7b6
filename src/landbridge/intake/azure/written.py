"""The files of an estate drafted from Azure, and the names that an earlier import gave."""

import re
from collections.abc import Mapping
from pathlib import Path

from landbridge.intake.azure.network import Drafted
from landbridge.intake.estate_file import text_of
from landbridge.intake.exports.kind import OF_AZURE, Kind
from landbridge.intake.exports.written import Draft, Files, merged_files

KIND = Kind(
    file=OF_AZURE,
    base=".azure.imported.yaml",
    head="""\
# Drafted from {file} by `landbridge import`. A line without a remark was read. A `guess` was
# concluded; a `stand-in` is made up for what is named and not in the export: what it decides,
# depends. Whoever is in a group only `somewhere_in` may be in it or not.
""",
    source="exports of Azure",
    questions="""\
# - What stands behind the gateways (sites), and which prefixes does it advertise?
# - What shall hold (intents), such as `web reaches db on mssql`?
""",
)
NAMED = re.compile(r"^# (/\S.*?) = (.+)$", re.MULTILINE)
"""How the draft as it was made keeps the names that it gave, by id."""


def files(out: Path, drafted: Drafted, source: str, name: str) -> Files:
    """What to write into a folder; an estate that stands there is merged into."""
    made = merged_files(out, Draft(KIND, drafted.data, drafted.remarks, source), name)
    names = "".join(f"# {id_} = {called}\n" for id_, called in drafted.names.items())
    return made._replace(texts={**made.texts, KIND.base: f"{names}{made.texts[KIND.base]}"})


def earlier(out: Path) -> Mapping[str, str]:
    """The names by id that an import into this folder gave; nothing where there was none."""
    path = out / KIND.base
    return dict(NAMED.findall(text_of(path))) if path.is_file() else {}
