"""Which kinds of HCX migration each VM can take, what bars the others, and whom none takes."""
