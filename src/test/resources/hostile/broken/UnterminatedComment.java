class UnterminatedComment {
  /* never closed
}
