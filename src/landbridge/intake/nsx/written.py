"""The files of an estate drafted from NSX, and what an earlier import left for the next one."""

from pathlib import Path
from typing import Any

from landbridge.intake.exports.beside import Beside, beside, of_azure
from landbridge.intake.exports.kind import OF_AZURE, OF_NSX, Kind
from landbridge.intake.exports.written import Draft, Files, merged_files
from landbridge.intake.nsx.expressions import is_address
from landbridge.intake.nsx.network import Drafted, Earlier

KIND = Kind(
    file=OF_NSX,
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

JOINED = "{} of {} stands in {} now, with what NSX tells of it"


def files(out: Path, drafted: Drafted, source: str, name: str) -> Files:
    """What to write into a folder; an estate that stands there is merged into."""
    made = merged_files(out, draft(drafted, source), name, lambda base: _renamed(base, drafted))
    azure = beside(out, OF_AZURE)
    if not is_one(azure, beside(out, KIND.file)):
        return made
    said = JOINED.format(drafted.cloud, OF_AZURE, KIND.file)
    texts = {**made.texts, OF_AZURE: azure.without(drafted.cloud)}
    return made._replace(texts=texts, told=[*made.told, said])


def draft(drafted: Drafted, source: str) -> Draft:
    """What is written of an export."""
    return Draft(KIND, drafted.data, drafted.remarks, source)


def earlier(out: Path) -> Earlier:
    """What imports into this folder left there, of Azure too; nothing where there was none."""
    azure, own = beside(out, OF_AZURE), beside(out, KIND.file)
    name, base = own.cloud.get("name"), beside(out, KIND.base).cloud
    told = of_azure(azure.cloud if is_one(azure, own) else base)
    if not isinstance(name, str):
        name = azure.cloud.get("name") if told else None
        return Earlier(name, azure=told, groups=azure.groups)
    guests = [each for each in own.cloud.get("guests") or () if isinstance(each, dict)]
    at = {str(each.get("name")): str(each.get("address")) for each in guests}
    known = {guest: address for guest, address in at.items() if is_address(address)}
    return Earlier(name, known, told, azure.groups)


def is_one(azure: Beside, own: Beside) -> bool:
    """Whether the cloud of which Azure tells is that of NSX: it bears its name, or comes first."""
    name = azure.cloud.get("name")
    return name is not None and (not own.text or own.cloud.get("name") == name)


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
