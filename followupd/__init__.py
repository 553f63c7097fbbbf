"""followupd: a mail daemon that keeps an interview follow-up timely, rare and well worded."""

__version__ = "0.1.0"
