"""`make cost`: what conversations cost on AWS, from measured calls and published prices."""
