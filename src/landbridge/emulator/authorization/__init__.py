"""Microsoft.Authorization: who may do what where. Nobody is kept out by a role on loopback."""
