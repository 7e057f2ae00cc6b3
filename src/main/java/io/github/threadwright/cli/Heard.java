package io.github.threadwright.cli;

import io.github.threadwright.Fault;
import io.github.threadwright.ScanListener;
import io.github.threadwright.Stage;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** What the command line hears of a scan: faults for the exit code, and progress for a terminal. */
final class Heard implements ScanListener, AutoCloseable {
  private final Streams streams;
  private final List<Fault> faults = new CopyOnWriteArrayList<>();
  private final AtomicBoolean ruleProblems = new AtomicBoolean();
  private final AtomicReference<@Nullable ProgressBar> bar = new AtomicReference<>();

  Heard(Streams streams) {
    this.streams = streams;
  }

  /** Whether something in the user's rules is wrong. */
  boolean hasRuleProblems() {
    return ruleProblems.get();
  }

  List<Fault> faults() {
    return List.copyOf(faults);
  }

  @Override
  public void stageBegins(Stage stage, int files) {
    close();
    if (streams.terminal().err() && files > 0) {
      bar.set(newBar(stage, files));
    }
  }

  @Override
  public void fileDone(Stage stage) {
    ProgressBar present = bar.get();
    if (present != null) {
      present.step();
    }
  }

  @Override
  public void ruleProblem(String message) {
    ruleProblems.set(true);
    streams.say(message);
  }

  @Override
  public void fault(Fault fault) {
    faults.add(fault);
  }

  @Override
  public void close() {
    ProgressBar present = bar.getAndSet(null);
    if (present != null) {
      present.close();
    }
  }

  private ProgressBar newBar(Stage stage, int files) {
    return new ProgressBarBuilder()
        .setTaskName(String.format("%-6s", stage.word()))
        .setInitialMax(files)
        .setStyle(
            streams.terminal().colourful()
                ? ProgressBarStyle.COLORFUL_UNICODE_BAR
                : ProgressBarStyle.ASCII)
        .setConsumer(new ConsoleProgressBarConsumer(streams.err(), streams.terminal().width() - 1))
        .hideEta()
        .clearDisplayOnFinish()
        .build();
  }
}
