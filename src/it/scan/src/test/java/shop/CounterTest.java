package shop;

class CounterTest {
  private volatile int tests;

  void test() {
    tests++;
  }
}
