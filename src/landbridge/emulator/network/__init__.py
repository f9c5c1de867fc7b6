"""Microsoft.Network: virtual networks and what stands in them."""
