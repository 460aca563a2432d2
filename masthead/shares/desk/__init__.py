"""The secretary's screens: applications, certificates, refunds, the words of papers."""
