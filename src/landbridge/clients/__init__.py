"""Clients of what is beyond this machine: credentials, patience, throttling; no product."""
