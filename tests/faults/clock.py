def clock(around): pass
silent = slow = history = clock
