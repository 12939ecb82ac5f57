"""What packages Charla, deploys it and proves the result. Development only: never shipped to Lambda."""
