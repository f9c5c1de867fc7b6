"""The distributed firewall of NSX as rules of Azure, and the proof of what that changes.

`entries` reads the firewall's rules as plain sets; `group` writes them for a network security group
on the uplinks, `collections` what of them is `denied` for Azure Firewall; `translated` joins, and
proves.
"""
