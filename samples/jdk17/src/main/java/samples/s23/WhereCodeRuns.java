// Claim: whether code may wait depends on the thread that runs it.
//
// Wrong: a listener of a window asks a server, three calls further down. The one thread that draws
// all windows waits for the network, and the program looks dead meanwhile.
//
// Also wrong: work that waits on the common pool, which has one thread per processor for the whole
// program; a stage that waits for another future; a method that promises to answer later, and asks
// first; a listener that computes for long.
//
// Right: the listener hands the question to an executor whose threads may wait, and only the answer
// comes back to the window.
//
// Run it:  java WhereCodeRuns.java  (from Java 22 on; before, compile the folder first)

package samples.s23;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.SwingUtilities;

final class WhereCodeRuns {
  private final Weather weather = new Weather(new Station("example.org"));
  private final ExecutorService waiting = Executors.newFixedThreadPool(4);

  // Wrong

  JButton frozen(JLabel label) {
    JButton button = new JButton("Ask");
    button.addActionListener(event -> label.setText(weather.today())); // expect: blocking-in-async-context
    return button;
  }

  void frozenLater(JLabel label) {
    SwingUtilities.invokeLater(() -> weather.each(day -> label.setText(day))); // expect: blocking-in-async-context
  }

  JButton busy(JLabel label) {
    JButton button = new JButton("Compute");
    button.addActionListener(event -> label.setText("" + Forecast.of(200))); // expect: cpu-in-async-context
    return button;
  }

  CompletableFuture<String> onTheCommonPool() {
    return CompletableFuture.supplyAsync(() -> weather.today()); // expect: blocking-on-common-pool
  }

  CompletableFuture<String> oneInTheOther(CompletableFuture<String> day) {
    return day.thenApply(name -> name + asked(name).join()); // expect: join-inside-stage
  }

  CompletableFuture<String> todayAsync() {
    return CompletableFuture.completedFuture(weather.today()); // expect: blocking-async-method
  }

  // Right

  CompletableFuture<String> onItsOwnPool() {
    return CompletableFuture.supplyAsync(() -> weather.today(), waiting);
  }

  CompletableFuture<String> oneAfterTheOther(CompletableFuture<String> day) {
    return day.thenCompose(name -> asked(name));
  }

  private CompletableFuture<String> asked(String name) {
    return CompletableFuture.supplyAsync(() -> name + weather.today(), waiting);
  }

  JButton responsive(JLabel label) {
    JButton button = new JButton("Ask");
    button.addActionListener(event -> waiting.execute(() -> ask(label)));
    return button;
  }

  private void ask(JLabel label) {
    String today = weather.today();
    SwingUtilities.invokeLater(() -> label.setText(today));
  }

  public static void main(String[] args) {
    WhereCodeRuns here = new WhereCodeRuns();
    here.ask(new JLabel());
    here.waiting.shutdown();
  }
}
