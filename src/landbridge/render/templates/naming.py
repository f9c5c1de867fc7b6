"""How the files of a form are called."""

GROUPS = "00-groups"
