"""Packages, deploys and checks Charla on AWS; none of it ships."""
