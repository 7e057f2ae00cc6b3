package io.github.threadwright.finding;

import io.github.threadwright.model.ConcurrencyModel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the work at a site should run.
 *
 * @param sinceJdk the first release it holds for
 * @param sizing how many threads, permits or workers, and from what that follows
 * @param because why this model
 * @param rejected the other models, each with its reason
 * @param assumptions what must hold that the code does not prove
 * @param sketch code that shows it; null when there is none yet
 */
public record Advice(
    ConcurrencyModel model,
    int sinceJdk,
    String sizing,
    String because,
    List<Rejected> rejected,
    List<String> assumptions,
    @Nullable String sketch) {
  public Advice {
    rejected = List.copyOf(rejected);
    assumptions = List.copyOf(assumptions);
  }

  /**
   * A model not chosen.
   *
   * @param line of the code that caused it; 0 when no line did
   */
  public record Rejected(ConcurrencyModel model, ReasonCode reason, int line) {}
}
