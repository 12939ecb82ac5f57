"""`make deploy` and `make undeploy`: a stage's stack on AWS, and what its state allows."""
