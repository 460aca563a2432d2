"""What was acknowledged is in the book, once, whatever is done to the server: `make trust`.

Sixteen clients send the practice gateway's signed notices to a real `masthead serve`, keep
their own list of what was acknowledged, and send again what was not, as gateways do; a third of
the notices go out four times at once. Meanwhile something bad happens, again and again. At the
end the book is read with the driver alone and held against the clients' lists.
"""
