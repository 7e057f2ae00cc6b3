class LocalEnum {
  void m() { enum E { A, B } }
  void n() { }
}
