"""What services of mail report of letters: bounces, complaints, unsubscriptions."""
