"""The nightly comparison: what goes on at a gateway, held against what is kept here.

It reads the gateway's lists page by page, writes down where it has come to, and goes on from
there after a stop. What differs in how it stands is asked about once more and follows; what
differs in what is collected is shown at the desk until somebody decides.
"""
