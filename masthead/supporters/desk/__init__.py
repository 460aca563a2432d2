"""The organiser's screens: supporters, one of them, figures, calls, the schedule of letters."""
