"""What the society hands out on paper: certificates, letters of allotment, notices."""
