"""Reading flow logs of Azure in bounded memory: files into batches of columns, and what is lost.

Virtual network flow logs and network security group flow logs, of all versions, mixed as they
come; packed or not.
"""

from landbridge.intake.flows.reader import FlowLogs

__all__ = ["FlowLogs"]
