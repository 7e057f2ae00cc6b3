package io.github.threadwright.linked;

import io.github.threadwright.facts.FileFacts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The waits that threads come to while they hold something, of all kinds. */
public final class HeldWaits {
  private HeldWaits() {}

  /** Those of one file, in order of the source. */
  public static List<HeldWait> of(LinkedProgram linked, FileFacts file) {
    List<HeldWait> found = new ArrayList<>(new LockWaits(linked, file).find());
    found.addAll(new PinnedWaits(linked, file).find());
    found.addAll(new HandedWaits(linked, file).find());
    found.addAll(new InitialiserWaits(linked, file).find());
    found.addAll(new TransactionWaits(linked, file).find());
    found.sort(Comparator.comparingLong(wait -> wait.node().span()));
    return found;
  }
}
