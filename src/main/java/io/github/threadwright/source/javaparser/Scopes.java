package io.github.threadwright.source.javaparser;

import io.github.threadwright.source.Local;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which local variable a simple name means at the place that is being read, and what the lambdas
 * around it capture.
 */
final class Scopes {
  /** The name of variables that no name can mean. */
  private static final String UNNAMED = "_";

  private final Map<String, Visible> visible = new HashMap<>();
  private final List<Visible> declared = new ArrayList<>();
  private final List<Integer> starts = new ArrayList<>();
  private final List<OpenLambda> lambdas = new ArrayList<>();

  /**
   * What a name means; {@code local} is null for a field, which hides the locals around its class.
   */
  private record Visible(String name, @Nullable Local local, @Nullable Visible hidden) {}

  /**
   * @param firstLocal locals with ids from it on are declared in the lambda itself
   */
  private record OpenLambda(int firstLocal, Set<Local> captures) {}

  void enter() {
    starts.add(declared.size());
  }

  void leave() {
    int start = starts.remove(starts.size() - 1);
    for (int i = declared.size() - 1; i >= start; i--) {
      Visible last = declared.remove(i);
      if (last.hidden == null) {
        visible.remove(last.name);
      } else {
        visible.put(last.name, last.hidden);
      }
    }
  }

  /** Brings a local into scope, up to the end of the innermost scope. */
  void declare(Local local) {
    if (!local.name().equals(UNNAMED)) {
      declare(local.name(), local);
    }
  }

  void declareAll(List<Local> locals) {
    for (int i = 0; i < locals.size(); i++) {
      declare(locals.get(i));
    }
  }

  /** A field of a class whose body is entered: the name is no local there. */
  void declareField(String name) {
    if (visible.containsKey(name)) {
      declare(name, null);
    }
  }

  private void declare(String name, @Nullable Local local) {
    Visible now = new Visible(name, local, visible.get(name));
    visible.put(name, now);
    declared.add(now);
  }

  /**
   * The local that a name means here, or null. The lambdas around note it as captured when it is
   * from outside.
   */
  @Nullable Local use(String name) {
    Visible found = visible.get(name);
    Local local = found == null ? null : found.local;
    if (local == null) {
      return null;
    }
    for (int i = lambdas.size() - 1; i >= 0 && local.id() < lambdas.get(i).firstLocal; i--) {
      lambdas.get(i).captures.add(local);
    }
    return local;
  }

  /**
   * @param firstLocal the id of the next local: ids grow in the order of declaration
   */
  void enterLambda(int firstLocal) {
    enter();
    lambdas.add(new OpenLambda(firstLocal, new LinkedHashSet<>()));
  }

  /** Leaves the innermost lambda and tells what it captures, in order of first use. */
  List<Local> leaveLambda() {
    leave();
    return List.copyOf(lambdas.remove(lambdas.size() - 1).captures);
  }
}
