"""The files of an estate drafted from NSX, and what an earlier import left for the next one."""

from pathlib import Path
from typing import Any

from landbridge.intake.estate_file import parsed, text_of
from landbridge.intake.exports.kind import Kind
from landbridge.intake.exports.written import Draft, Files, merged_files
from landbridge.intake.nsx.expressions import is_address
from landbridge.intake.nsx.network import Drafted, Earlier

KIND = Kind(
    file="network.yaml",
    base=".network.imported.yaml",
    head="""\
# Drafted from {file} by `landbridge import nsx`. A line without a remark was read. A `guess` was
# concluded; a `stand-in` is made up, so that what has no known address can be told apart at all.
# Whoever is in a group only `somewhere_in` may be in it or not: what that decides, depends.
""",
    source="an export of NSX",
    questions="""\
# - What stands around this private cloud in Azure (network, private_cloud)?
# - What shall hold (intents), such as `web reaches db on mssql`?
""",
)


def files(out: Path, drafted: Drafted, source: str, name: str) -> Files:
    """What to write into a folder; an estate that stands there is merged into."""
    return merged_files(out, draft(drafted, source), name, lambda base: _renamed(base, drafted))


def draft(drafted: Drafted, source: str) -> Draft:
    """What is written of an export."""
    return Draft(KIND, drafted.data, drafted.remarks, source)


def earlier(out: Path) -> Earlier:
    """What an import into this folder left there; nothing where there was none."""
    path = out / KIND.file
    data = parsed(text_of(path), path) if path.is_file() else {}
    clouds = [each for each in data.get("private_clouds") or () if isinstance(each, dict)]
    if len(clouds) != 1 or not isinstance(clouds[0].get("name"), str):
        return Earlier()
    guests = [each for each in clouds[0].get("guests") or () if isinstance(each, dict)]
    told = {str(each.get("name")): str(each.get("address")) for each in guests}
    return Earlier(clouds[0]["name"], {name: at for name, at in told.items() if is_address(at)})


def _renamed(base: dict[str, Any], drafted: Drafted) -> dict[str, Any]:
    """The last draft as if the private cloud had had its present name then."""
    clouds = base.get("private_clouds")
    if not clouds:
        return base
    old, new = clouds[0].get("name"), drafted.cloud
    groups = [
        {**each, "private_cloud": new} if each.get("private_cloud") == old else each
        for each in base.get("groups", ())
    ]
    return {**base, "private_clouds": [{**clouds[0], "name": new}], "groups": groups}
