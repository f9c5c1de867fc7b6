"""The emulator's own interface, beside Azure's: what a test sets up, and looks at afterwards."""
