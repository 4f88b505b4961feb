"""What the program carries along as data: fonts, catalogues, vocabularies, norms, words, the sample."""
