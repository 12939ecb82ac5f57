"""Runs Charla whole on one machine. Development only: nothing here is shipped to Lambda."""
