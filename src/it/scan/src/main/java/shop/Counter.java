package shop;

class Counter {
  private volatile int hits;

  void hit() {
    hits++;
  }
}
