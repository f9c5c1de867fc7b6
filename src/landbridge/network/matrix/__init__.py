"""All pairs of a network at once: bits of destinations, painted by rules, summed up by place."""
