// Claim: a thread-local belongs to the thread, and a pool's thread outlives the task.
//
// Wrong: a value that nobody removes is found by the next task on that thread; a variable per object
// leaves an entry in every thread; what is inherited is that of whoever made the pool grow.
//
// Right: remove() in a finally, a static variable, and values passed to the task.
//
// Run it:  java ThreadLocals.java

package samples.s16;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

final class ThreadLocals {
  private ThreadLocals() {}

  // Wrong

  private static final ThreadLocal<String> LEFT_BEHIND = new ThreadLocal<>();

  static void leaveBehind(ExecutorService pool, String user) {
    pool.execute(
        () -> {
          System.out.println(user + " finds " + LEFT_BEHIND.get());
          LEFT_BEHIND.set(user); // expect: thread-local-never-removed
        });
  }

  static final class Draft {
    private final ThreadLocal<StringBuilder> text = ThreadLocal.withInitial(StringBuilder::new); // expect: thread-local-not-static

    static Draft of(String line) {
      Draft draft = new Draft();
      draft.text.get().append(line);
      return draft;
    }
  }

  private static final InheritableThreadLocal<String> INHERITED = new InheritableThreadLocal<>(); // expect: inheritable-thread-local-in-pool

  static void inherit(ExecutorService pool, String user) {
    INHERITED.set(user);
    pool.execute(() -> System.out.println(user + " inherits " + INHERITED.get()));
  }

  // Right

  private static final ThreadLocal<String> TIDY = new ThreadLocal<>();

  static void tidy(ExecutorService pool, String user) {
    pool.execute(
        () -> {
          System.out.println(user + " finds " + TIDY.get());
          TIDY.set(user);
          try {
            System.out.println("serving " + TIDY.get());
          } finally {
            TIDY.remove();
          }
        });
  }

  static void pass(ExecutorService pool, String user) {
    pool.execute(() -> System.out.println(user + " is given " + user));
  }

  public static void main(String[] args) throws InterruptedException {
    ExecutorService pool = Executors.newSingleThreadExecutor();
    for (String user : new String[] {"Ann", "Bob"}) {
      inherit(pool, user);
      leaveBehind(pool, user);
      tidy(pool, user);
      pass(pool, user);
      Draft.of(user);
    }
    pool.shutdown();
    pool.awaitTermination(1, TimeUnit.MINUTES);
  }
}
