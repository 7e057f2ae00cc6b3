class MissingBrace {
  void m() {
    a();
  
  void n() { }
}
