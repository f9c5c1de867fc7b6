"""Microsoft.AlertsManagement: the alerts that are fired."""
