class EndsInTheMiddle {
  void m() {
    if (a(