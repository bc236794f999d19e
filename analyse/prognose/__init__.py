"""What youths, volume and costs will be until the end of next year, tried on the past and kept per vintage."""
