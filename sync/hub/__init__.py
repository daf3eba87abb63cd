"""The governorate's server: intake, ledger, list of centers, public pages."""
