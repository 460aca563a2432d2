"""The pages on which supporters look after what they give: change, pause, stop, another card."""
