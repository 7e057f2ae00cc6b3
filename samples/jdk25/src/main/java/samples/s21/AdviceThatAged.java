// Claim: advice about threads holds for a release; the next one may make it void.
//
// Wrong: to trace pinned threads with a property that Java 24 removed, to start a worker with an
// option that Java 19 no longer knows, and to ask a security manager that there never is.
//
// Right: synchronized is fine again around a wait, on virtual threads too; what still pins is
// recorded by the flight recorder; a worker gets the options of its own release.
//
// Run it:  java AdviceThatAged.java

package samples.s21;

import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;

final class AdviceThatAged {
  private static final String JAVA = ProcessHandle.current().info().command().orElse("java");

  // Wrong

  static void tracePinnedThreads() {
    System.setProperty("jdk.tracePinnedThreads", "full"); // expect: stale-concurrency-advice
  }

  static Process startWorker() throws IOException {
    return new ProcessBuilder(
            JAVA, "-XX:-UseBiasedLocking", "-version") // expect: stale-concurrency-advice
        .inheritIO()
        .start();
  }

  @SuppressWarnings("removal")
  static ThreadFactory factory() {
    return Executors.privilegedThreadFactory(); // expect: stale-concurrency-advice
  }

  // Right

  static Process startWorkerOfToday() throws IOException {
    return new ProcessBuilder(JAVA, "-XX:StartFlightRecording:settings=profile", "-version")
        .inheritIO()
        .start();
  }

  static ThreadFactory factoryOfToday() {
    return Executors.defaultThreadFactory();
  }

  public static void main(String[] args) throws IOException {
    System.out.println("known to the JVM of " + Runtime.version().feature() + ":");
    startWorker().onExit().thenAccept(p -> System.out.println("then: " + p.exitValue())).join();
    startWorkerOfToday()
        .onExit()
        .thenAccept(p -> System.out.println("today: " + p.exitValue()))
        .join();
  }
}
