"""The static site as it is served: its files, the API's address in its pages, the headers of every answer."""
