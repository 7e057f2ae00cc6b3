package shop;

class Counter {
  private static volatile int hits;

  static void hit() {
    hits++;
  }
}
