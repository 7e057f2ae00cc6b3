package samples.s24;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/** Work that goes wrong where nobody looks. */
final class Errands {
  private final Shell shell = new Shell();
  private int sum;

  // Wrong

  void sendAndForget(ExecutorService pool, String letter) {
    pool.submit(() -> deliver(letter)); // expect: lost-task-failure
  }

  void closeEach(List<String> files) {
    for (String file : files) { // expect: process-per-item, blocking-calls-in-loop
      close(file);
    }
  }

  int sumOfLengths(List<String> letters) {
    letters.parallelStream().forEach(letter -> count(letter)); // expect: parallel-stream-shared-write
    return sum;
  }

  // Right

  void send(ExecutorService pool, String letter) {
    pool.submit(
        () -> {
          try {
            deliver(letter);
          } catch (IllegalStateException e) {
            System.err.println("not delivered: " + e.getMessage());
          }
        });
  }

  void closeAll(List<String> files) {
    List<String> command = new ArrayList<>(List.of("chmod", "600"));
    command.addAll(files);
    shell.run(command);
  }

  static int sumOfLengthsRight(List<String> letters) {
    return letters.parallelStream().mapToInt(String::length).sum();
  }

  private void deliver(String letter) {
    if (letter.isEmpty()) {
      throw new IllegalStateException("nothing in it");
    }
    System.out.println(letter);
  }

  private void close(String file) {
    shell.run(List.of("chmod", "600", file));
  }

  private void count(String letter) {
    add(letter.length());
  }

  private void add(int length) {
    sum = sum + length;
  }

  /** Runs other programs. */
  private static final class Shell {
    void run(List<String> command) {
      try {
        start(command);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    private void start(List<String> command) throws IOException, InterruptedException {
      Process process = new ProcessBuilder(command).inheritIO().start();
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroy();
      }
    }
  }
}
