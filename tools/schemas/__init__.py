"""The bodies that Azure's services take, written out of the models of Microsoft's clients."""
