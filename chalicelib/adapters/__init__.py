"""What is outside besides storage: passwords, captcha providers, the clock and randomness."""
