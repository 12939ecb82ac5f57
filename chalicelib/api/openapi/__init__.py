"""The OpenAPI document, made of what the routes declare, so that it can't say anything else."""
