"""The pages of the window, one module per noun; each is imported when it is first opened."""
