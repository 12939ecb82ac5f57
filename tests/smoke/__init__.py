"""`make smoke`, against a Charla on this machine and against what is not one."""
