class MissingSemicolon {
  void m() { int a = 1
  b(); }
  void n() { }
}
