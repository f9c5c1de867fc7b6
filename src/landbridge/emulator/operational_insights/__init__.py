"""Microsoft.OperationalInsights: workspaces that settings and rules name. No log is collected."""
