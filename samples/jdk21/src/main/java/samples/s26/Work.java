package samples.s26;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the threads run. */
final class Work {
  private static final ThreadLocal<StringBuilder> TEXT = ThreadLocal.withInitial(StringBuilder::new);

  private volatile boolean open;

  void compute(int n) {
    show(n, fibonacci(n));
  }

  private static long fibonacci(int n) {
    return n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2);
  }

  void count(Path file) {
    show(1, size(file));
  }

  private static long size(Path file) {
    try {
      return Files.readAllBytes(file).length;
    } catch (IOException e) {
      return 0;
    }
  }

  void untilOpen() {
    while (!open) {
      Thread.onSpinWait();
    }
  }

  void open() {
    open = true;
  }

  void print(int number) {
    System.out.println(padded(number));
  }

  private static String padded(int number) {
    StringBuilder text = TEXT.get();
    text.setLength(0);
    return text.append("      ").append(number).toString();
  }

  private static void show(int of, long result) {
    System.out.println(of + ": " + result);
  }
}
