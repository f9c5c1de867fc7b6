"""The table of commands: where each lives and what `landbridge --help` says of it.

A command is loaded only when it is called, so that asking for help costs nothing. Its function
bears the command's name; a test compares its first line of help with the summary here.
"""

from keyword import iskeyword
from typing import NamedTuple


class Listed(NamedTuple):
    """A command by name, and its line in the list."""

    name: str
    summary: str

    @property
    def module(self) -> str:
        """The module whose function is the command."""
        return f"landbridge.cli.{self.function}"

    @property
    def function(self) -> str:
        """The command's name, as Python can say it: `import` is a word of its own there."""
        return f"{self.name}_" if iskeyword(self.name) else self.name


COMMANDS = (
    Listed("init", "Write a commented estate.yaml to start from."),
    Listed("import", "Draft an estate.yaml from an export, with every guess marked."),
    Listed("plan", "Work out a whole plan and write it with its report into one folder."),
    Listed("size", "Count the hosts and clusters that an inventory needs, and say why."),
    Listed(
        "check", "Name all that stands in the way of a move, with its place and who can mend it."
    ),
    Listed("prove", "Prove who reaches whom, and whether what you intend holds."),
    Listed(
        "trace", "Follow one connection there and back, with every rule that decides on the way."
    ),
    Listed("diff", "Say who gains, who loses and whose inspection changes between two networks."),
    Listed(
        "replay", "Hold flow logs against a design: what would flip, and which rules nobody needs."
    ),
    Listed("render", "Write a plan as code that Azure accepts: ARM, Bicep, Terraform, NSX."),
    Listed("lint", "Judge templates that others wrote, each property with its place and remedy."),
    Listed(
        "translate",
        "Say the distributed firewall of NSX in rules of Azure, and prove what that changes.",
    ),
    Listed(
        "deploy",
        "Make what a plan asks for in Azure, in one step that goes on where it was stopped.",
    ),
    Listed("demo", "Plan an estate, deploy it on an emulated Azure, and tell both in one report."),
    Listed("emulate", "Answer as Azure's control plane would, on this machine, for real clients."),
    Listed("anonymise", "Write a copy of an RVTools export that is fit to share."),
    Listed("facts", "Look up what is known of the service, with its source."),
)
