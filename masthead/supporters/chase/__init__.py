"""Those whose support fails are written to on the paper's schedule, with an end; none by hand."""
