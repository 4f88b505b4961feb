"""What a person can do: one function per deed, one transaction each, answering with Changes."""
