def churn(around): pass
silent = slow = history = churn
