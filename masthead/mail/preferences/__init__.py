"""What mail somebody gets: the words offered, what they chose, the links that lead there."""
