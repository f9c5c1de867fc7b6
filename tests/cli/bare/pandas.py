"""Nobody has pandas who installs Landbridge: it comes with an oracle of the tests alone.

Arrow imports it wherever it finds one, which takes longer than many a command.
"""

raise ModuleNotFoundError("as on a user's machine", name="pandas")
