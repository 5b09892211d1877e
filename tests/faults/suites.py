def suites(around): pass
silent = slow = history = suites
