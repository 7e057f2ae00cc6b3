class UnterminatedCharacter {
  char c = 'a;
}
