def network(around): pass
silent = slow = history = network
