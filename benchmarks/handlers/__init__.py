"""How long a call's handler takes beside the botocore calls that it makes."""
