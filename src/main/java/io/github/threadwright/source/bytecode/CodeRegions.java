package io.github.threadwright.source.bytecode;

import io.github.threadwright.source.bytecode.MethodCode.Condition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Label;

/**
 * Which instructions of a method stand in loops, in handlers of exceptions and in lazy
 * initialisations. Instructions go by their number. A loop is what a backward jump spans.
 */
final class CodeRegions {
  private final Map<Label, Integer> places = new HashMap<>();
  private final Set<Label> handlers = new HashSet<>();
  private final List<Integer> handlerStarts = new ArrayList<>();
  private final TreeMap<Integer, Boolean> ends = new TreeMap<>();
  private final Map<Integer, Label> leaps = new HashMap<>();
  private final Map<Integer, Integer> loops = new HashMap<>();
  private final List<Test> tests = new ArrayList<>();
  private final List<Put> puts = new ArrayList<>();
  private int at;

  /** A branch on whether a field is set; code that runs while it is not lies before the label. */
  private record Test(String field, int at, Label label, boolean jumpsWhenSet) {}

  private record Put(String field, int at) {}

  private record Region(int start, int end, String what) {
    boolean contains(int place) {
      return start <= place && place <= end;
    }
  }

  void next() {
    at++;
  }

  int at() {
    return at;
  }

  void handler(Label label) {
    handlers.add(label);
  }

  boolean isHandler(Label label) {
    return handlers.contains(label);
  }

  void label(Label label) {
    places.put(label, at + 1);
    if (handlers.contains(label)) {
      handlerStarts.add(at + 1);
    }
  }

  /** Whether that label lies before this place. */
  boolean isKnown(Label label) {
    return places.containsKey(label);
  }

  void jump(Label label) {
    Integer target = places.get(label);
    if (target != null) {
      loops.merge(target, at, Math::max);
    }
  }

  /** A jump without a condition. */
  void leap(Label label) {
    leaps.put(at, label);
    ends(false);
  }

  /** The code does not go on behind this place. */
  void ends(boolean returns) {
    ends.put(at, returns);
  }

  void test(String field, Label label, boolean jumpsWhenSet) {
    tests.add(new Test(field, at, label, jumpsWhenSet));
  }

  void put(String field) {
    puts.add(new Put(field, at));
  }

  Settled settle() {
    List<Region> failures = new ArrayList<>();
    for (int start : handlerStarts) {
      failures.add(new Region(start, endOfHandler(start), ""));
    }
    List<Region> lazy = new ArrayList<>();
    for (Test test : tests) {
      Region region = unset(test);
      int last = region == null ? -1 : lastPut(region);
      if (region != null && last >= 0) {
        lazy.add(new Region(region.start(), last, test.field()));
      }
    }
    List<Region> spans =
        loops.entrySet().stream().map(e -> new Region(e.getKey(), e.getValue(), "")).toList();
    return new Settled(failures, lazy, spans);
  }

  /** Where it leaves, or where what it guards goes on. */
  private int endOfHandler(int start) {
    Integer end = ends.ceilingKey(start);
    int last = end == null ? at : end;
    Label guarded = leaps.get(start - 1);
    int goesOn = guarded == null ? -1 : places.getOrDefault(guarded, -1);
    return goesOn > start ? Math.min(last, goesOn - 1) : last;
  }

  /** The code that runs while the field is not set, or null. */
  private @Nullable Region unset(Test test) {
    Integer label = places.get(test.label());
    if (label == null || label <= test.at()) {
      return null;
    }
    if (test.jumpsWhenSet()) {
      return new Region(test.at(), label - 1, test.field());
    }
    // "if (field != null) { return field; }", and what follows makes it.
    return Boolean.TRUE.equals(ends.get(label - 1)) ? new Region(label, at, test.field()) : null;
  }

  private int lastPut(Region region) {
    return puts.stream()
        .filter(put -> put.field().equals(region.what()) && region.contains(put.at()))
        .mapToInt(Put::at)
        .max()
        .orElse(-1);
  }

  /** The regions of a method that has been read to its end. */
  record Settled(List<Region> failures, List<Region> lazy, List<Region> loops) {

    Condition when(int place) {
      if (lazy.stream().anyMatch(region -> region.contains(place))) {
        return Condition.ONCE;
      }
      return failures.stream().anyMatch(region -> region.contains(place))
          ? Condition.AFTER_FAILURE
          : Condition.USUAL;
    }

    /** Whether that place writes the field that a lazy initialisation around it is about. */
    boolean isLazy(int place, @Nullable String field) {
      return lazy.stream()
          .anyMatch(region -> region.what().equals(field) && region.contains(place));
    }

    int loopDepth(int place) {
      return (int) loops.stream().filter(loop -> loop.contains(place)).count();
    }

    /** How deep the loops of the method nest. */
    int loopDepth() {
      return loops.stream().mapToInt(loop -> loopDepth(loop.start())).max().orElse(0);
    }
  }
}
