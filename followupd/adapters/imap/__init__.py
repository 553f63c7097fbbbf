"""IMAP: imapclient for connecting, signing in, listing and appending; our own reader for FETCH and IDLE."""
