"""Microsoft.Features: what a subscription registers for, before Azure lets it."""
