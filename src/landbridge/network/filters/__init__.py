"""The filters where they stand: groups, admin rules, firewalls, and the ways in from outside."""
