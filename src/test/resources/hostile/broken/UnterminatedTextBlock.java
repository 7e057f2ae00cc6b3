class UnterminatedTextBlock {
  String s = """
    abc;
}
