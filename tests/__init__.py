"""What the tests of every room stand on: the suites' runner, real servers, a browser."""
