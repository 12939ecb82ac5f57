"""DynamoDB, by PynamoDB: tables, a store for each noun, and the one commit of a chat's change."""
