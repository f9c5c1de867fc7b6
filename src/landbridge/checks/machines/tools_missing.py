"""VMware Tools that are not there."""

from landbridge.checks.machines.tools import without_tools

TOOLS_MISSING = without_tools(
    "vm.tools-missing",
    "toolsNotInstalled",
    says="VMware Tools are not installed in a VM that runs",
    mended="install",
)
