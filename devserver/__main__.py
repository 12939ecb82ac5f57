"""`python -m devserver` is what `make run` runs."""

import sys

from devserver.run import main

sys.exit(main())
