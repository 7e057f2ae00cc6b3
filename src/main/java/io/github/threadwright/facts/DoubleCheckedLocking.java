package io.github.threadwright.facts;

import io.github.threadwright.program.CodePlace;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.names.Target;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds double-checked locking:
 *
 * <pre>{@code
 * if (f == null) {            // or: if (f != null) return f;
 *   synchronized (lock) {     // or: lock.lock(); try {
 *     if (f == null) {        // or: if (f != null) return f;
 *       f = new T();
 *     }
 *   }
 * }
 * }</pre>
 *
 * <p>with a flag ({@code !done}) in place of {@code null}, and with the field read into a local variable that is tested instead.
 */
final class DoubleCheckedLocking {
  private final BodyIndex index;
  private final CodePlace place;
  private final Phrases phrases;
  private final SetTests tests;

  DoubleCheckedLocking(BodyIndex index, SetTests tests, Phrases phrases) {
    this.index = index;
    this.place = index.place();
    this.phrases = phrases;
    this.tests = tests;
  }

  void find(List<Held> regions, Consumer<Fact> found) {
    for (Held region : regions) {
      if (region.from() > 0) {
        Fact fact = in(region);
        if (fact != null) {
          found.accept(fact);
        }
      }
    }
  }

  private @Nullable Fact in(Held region) {
    List<Node> writes = index.writes();
    for (int i = index.firstWriteFrom(region.from());
        i < writes.size() && writes.get(i).id() < region.to();
        i++) {
      if (!(writes.get(i) instanceof Node.Assign write)
          || !(place.targetOf(write.target()) instanceof Target.Field field)) {
        continue;
      }
      AccessPath path = write.operator().equals("=") ? AccessPath.of(place, write.target()) : null;
      if (path == null || write.target() instanceof Node.ArrayAccess) {
        continue;
      }
      Node inner = tests.before(write, path.key(), region.from());
      Node outer = inner == null ? null : tests.before(region.fact().node(), path.key(), 0);
      if (outer != null) {
        String text = phrases.of("tests before and after locking: ", path.text());
        return new Fact.DoubleChecked(
            place, outer, write, field, field.owner().name(), region.fact(), text);
      }
    }
    return null;
  }
}
