"""DynamoDB, by PynamoDB: tables, a store for each noun, and the one commit of a chat's change."""

import logging

# It says at import, in two lines, that it found no settings file: log lines are JSON here.
logging.getLogger("pynamodb.settings").setLevel(logging.WARNING)
