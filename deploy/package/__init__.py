"""`make package`: the template and the zip of one stage, in `build/package/`."""
