"""What UNODC and its partners do in Central Asia, read out of public news stories."""
