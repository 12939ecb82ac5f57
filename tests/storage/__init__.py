"""What every store promises, held on the memory that tests use and on an engine of its own."""
