"""The API: routes, fields, the envelope and the log; `views/` has a module for each noun."""
