"""What each call costs: DynamoDB's units and round trips against the goals, and processor time."""
