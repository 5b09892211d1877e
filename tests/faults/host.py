def host(around): pass
silent = slow = history = host
