"""What builds, packages and deploys Charla; none of it ships."""
