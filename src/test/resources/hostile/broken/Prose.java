This is a letter, not a program.
It goes on; and { ends }.
