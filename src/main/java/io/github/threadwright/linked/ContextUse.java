package io.github.threadwright.linked;

import io.github.threadwright.facts.Fact;
import io.github.threadwright.knowledge.WaitKind;
import io.github.threadwright.program.CodePlace;
import io.github.threadwright.source.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What code that a thread begins with comes to on that thread: the nearest and surest of what is
 * alike.
 *
 * @param kind what is asked of the code
 * @param traits what makes it less likely that it happens, or matters
 */
public record ContextUse(Entry entry, Kind kind, Way way, Set<Trait> traits) {

  /** What makes it worth telling. */
  public enum Kind {
    /** The code begins on a thread of its context. */
    CONTEXT,
    /** The code is a method that promises to answer later. */
    PROMISE
  }

  /** A reason for doubt. */
  public enum Trait {
    /** On some call of the way another method may be meant. */
    SEVERAL_WAYS,
    /** The way is so long that its calls hardly all happen in one run. */
    LONG_WAY,
    /** The way goes through a method that closes or stops something, or one that starts it. */
    START_OR_END,
    /** What is handed over may run on another executor of the same type. */
    OTHER_EXECUTOR,
    /** The wait has a time limit. */
    LIMITED,
    /** The method's type says that it answers later, and its name does not. */
    PROMISED_BY_TYPE
  }

  public ContextUse {
    traits = Set.copyOf(traits);
  }

  /** Whether a completion stage of the JDK runs the code, or a call that begins such a chain. */
  public boolean isStage() {
    return entry.isStage();
  }

  /** Whether what it comes to is a wait of that kind. */
  public boolean waitsOn(WaitKind kind) {
    return way.end().kind() == kind;
  }

  /** Where a reader would mend it: the first thing on the way. */
  public CodePlace place() {
    return way.first().place();
  }

  /** The call there. */
  public Node node() {
    return way.first().node();
  }

  /** All of it, as a reader follows it. */
  public List<Fact> facts() {
    List<Fact> facts = new ArrayList<>();
    facts.add(entry.step());
    facts.addAll(way.facts());
    return facts;
  }
}
