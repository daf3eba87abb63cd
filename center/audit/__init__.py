"""The audit: anyone with the record can check that nothing in it was bent."""
