"""What manage.py does, for whoever operates Charla. Never shipped to Lambda."""
