"""From rows of tables to hits: what rules about VMs, hosts, networks and datastores are made of."""
