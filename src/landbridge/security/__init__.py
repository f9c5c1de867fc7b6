"""What rules permit, and which rule said so: of NSGs, Azure Firewall, the network manager, NSX."""
