"""Microsoft Defender for Cloud: its plans, and nothing that they find."""
