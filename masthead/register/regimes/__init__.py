"""The law that a society stands under, a file for each country."""
