"""The NSX manager of a private cloud: as much of its Policy API as builds segments and firewalls.

`data` lists the types, `paths` finds them, `edits` says what a request changes, `standing` what
stands, `routes` answers. Segments stand in Azure's own resources: there is one truth about them.
"""
