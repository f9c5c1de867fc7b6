"""From a cleared plan to what stands in Azure: previewed, applied, checked, undone."""
