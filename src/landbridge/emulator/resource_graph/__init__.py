"""Microsoft.ResourceGraph: questions about all resources at once, in a small part of Kusto."""
