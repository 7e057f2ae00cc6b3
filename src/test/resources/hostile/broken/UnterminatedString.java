class UnterminatedString {
  String s = "abc;
}
