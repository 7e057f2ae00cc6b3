// Claim: whether code may wait depends on the thread that runs it.
//
// Wrong: a listener of a window asks a server, three calls further down. The one thread that draws
// all windows waits for the network, and the program looks dead meanwhile.
//
// Right: the listener hands the question to an executor whose threads may wait, and only the answer
// comes back to the window.
//
// Run it:  java WhereCodeRuns.java Weather.java Station.java  (Java 22; before, compile the three)

package samples.s23;

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

  // Right

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
