"""The book as the treasurer and an accountant read it: reports that only read."""
