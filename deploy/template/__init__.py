"""The CloudFormation template: what `chalice package` makes, and around it all that a stage needs."""
