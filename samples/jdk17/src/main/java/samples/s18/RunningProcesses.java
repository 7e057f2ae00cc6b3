// Claim: processes share nothing, so what they say goes through pipes, and pipes are small.
//
// Wrong: start a process, wait for its end, then read what it wrote. It writes into a pipe of a few
// dozen kilobytes; when that is full it waits for a reader, and the reader waits for it. Short
// output works, so the test passes.
//
// Also wrong: to wait without limit for a program that may hang.
//
// Right: read first and wait then, with a limit; one pipe for output and errors, or none at all.
//
// Run it:  java RunningProcesses.java

package samples.s18;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

final class RunningProcesses {
  // Wrong

  String readsTooLate(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.waitFor(2, TimeUnit.SECONDS); // expect: process-output-not-drained
    boolean stuck = process.isAlive();
    byte[] output = process.getInputStream().readAllBytes();
    return (stuck ? "stuck, then " : "") + output.length + " bytes";
  }

  int readsNothing(String... command) throws IOException, InterruptedException {
    Process process = Runtime.getRuntime().exec(command);
    return process.waitFor(); // expect: process-output-not-drained
  }

  int waitsForEver(String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(Redirect.DISCARD)
            .redirectError(Redirect.DISCARD)
            .start();
    return process.waitFor(); // expect: process-wait-without-limit
  }

  // Right

  String readsFirst(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return exit(process) + ", " + output.length() + " bytes";
  }

  int wantsNothing(String... command) throws IOException, InterruptedException {
    return exit(
        new ProcessBuilder(command)
            .redirectOutput(Redirect.DISCARD)
            .redirectError(Redirect.DISCARD)
            .start());
  }

  private static int exit(Process process) throws IOException, InterruptedException {
    if (!process.waitFor(10, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException("the command took longer than 10 seconds");
    }
    return process.exitValue();
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    String java = ProcessHandle.current().info().command().orElse("java");
    String[] talkative = {
      java,
      "-XX:+UnlockDiagnosticVMOptions",
      "-XX:+UnlockExperimentalVMOptions",
      "-XX:+PrintFlagsFinal",
      "-version"
    };
    RunningProcesses sample = new RunningProcesses();
    System.out.println("too late: " + sample.readsTooLate(talkative));
    System.out.println("first:    " + sample.readsFirst(talkative));
    System.out.println("short:    " + sample.readsNothing(java, "-version"));
    System.out.println("nothing:  " + sample.wantsNothing(talkative));
    System.out.println("no limit: " + sample.waitsForEver(talkative));
  }
}
