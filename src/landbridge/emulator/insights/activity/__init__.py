"""The activity log, which is the journal of the emulator as Azure would tell it."""
