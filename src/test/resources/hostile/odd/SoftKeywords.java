class SoftKeywords { int record, sealed, permits, when, var, module, open, with, to, requires, yield; void record() { yield = when; var var = record; } }
