"""What a network knows of others: its links, what gateways and hubs tell it, and its routes."""
