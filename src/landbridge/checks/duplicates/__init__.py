"""What may exist once only and two VMs show; nodes of a cluster share an address rightly."""
