"""The commands of manage.py, for whoever operates Charla. Never shipped to Lambda."""
