"""One module a page, each with one function `show(view)`."""
