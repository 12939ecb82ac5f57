"""Adapters to what is outside besides storage: passwords, captcha providers, gateway, clock, randomness."""
