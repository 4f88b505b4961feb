"""What reads bytes of strangers: one module a sort of file, each with its two sides.

The one side asks from the program's process and believes no more of an answer than its shape; the other works in a
parser child that holds no keys and has little memory and time (`fieldcase.sandbox`). Knows file formats; refuses to
know cases, exhibits and the vault.
"""
