class EscapedBrace \u007b }
