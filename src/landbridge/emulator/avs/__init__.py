"""Microsoft.AVS: private clouds of both generations, and what stands in them."""
