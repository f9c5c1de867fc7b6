"""The topology as a picture shows it, and all rules in the words of their owner."""
