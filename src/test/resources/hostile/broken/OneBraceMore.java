class OneBraceMore {
  void m() { }
}
}
