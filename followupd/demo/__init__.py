"""`followupd demo`: an embedded mail server, two fictional candidates, and the real daemon on a driven clock."""
