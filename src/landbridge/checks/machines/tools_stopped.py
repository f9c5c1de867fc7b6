"""VMware Tools that do not run."""

from landbridge.checks.machines.tools import without_tools

TOOLS_STOPPED = without_tools(
    "vm.tools-stopped",
    "toolsNotRunning",
    says="VMware Tools are installed and do not run though the VM does",
    mended="start",
)
