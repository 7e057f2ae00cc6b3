package io.github.threadwright.linked;

import io.github.threadwright.facts.Code;
import io.github.threadwright.facts.Fact;
import io.github.threadwright.facts.FileFacts;
import io.github.threadwright.facts.FileIndex;
import io.github.threadwright.knowledge.Api;
import io.github.threadwright.program.CallGraph;
import io.github.threadwright.program.CodePlace;
import io.github.threadwright.program.CodeUnit;
import io.github.threadwright.program.ProgramFile;
import io.github.threadwright.source.Body;
import io.github.threadwright.source.Local;
import io.github.threadwright.source.MethodDecl;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.names.Target;
import io.github.threadwright.source.types.TypeShape;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Where the object that an expression gives was made: a parameter is what callers pass, a field is
 * what the program assigns to it, the result of a method is what it returns. One expression may
 * have several origins.
 */
final class Origins {
  private static final int MOST_STEPS = 60;

  /** Methods whose result does what their first argument does. */
  static final Set<String> WRAPPERS =
      Set.of(
          "unconfigurableExecutorService",
          "unconfigurableScheduledExecutorService",
          "listeningDecorator",
          "ExecutorCompletionService",
          "requireNonNull",
          "checkNotNull");

  /** Methods that take an element out of what they are called on. */
  private static final Set<String> TAKING =
      Set.of("get", "next", "poll", "take", "remove", "pop", "peek", "getFirst", "getLast");

  /** Methods of streams and collections that hold the same elements as what they are called on. */
  private static final Set<String> SAME_ELEMENTS =
      Set.of("stream", "toList", "collect", "iterator", "filter", "peek", "sorted", "limit");

  private final CallGraph graph;
  private final Units units;
  private final Callers callers;
  private final Map<ProgramFile, FileIndex> indexes = new IdentityHashMap<>();
  private final Map<String, List<Code>> assigned = new HashMap<>();

  /**
   * @param codes where it was made, in the order in which they were found
   * @param complete whether there are no others, as far as the program shows
   */
  record Found(List<Code> codes, boolean complete) {
    Found {
      codes = List.copyOf(codes);
    }
  }

  Origins(CallGraph graph, Units units, Callers callers, List<FileFacts> files) {
    this.graph = graph;
    this.units = units;
    this.callers = callers;
    for (FileFacts file : files) {
      indexes.put(file.file(), file.index());
      addFields(file);
    }
  }

  private void addFields(FileFacts file) {
    for (CodePlace place : file.index().places()) {
      if (place.field() != null && place.body().root() instanceof Node.Expr value) {
        assign(place.type().binaryName(), place.field().name(), new Code(place, value));
      }
    }
    for (Fact fact : file.facts()) {
      if (fact instanceof Fact.FieldAccess write
          && write.kind() == Fact.FieldAccess.Kind.WRITE
          && write.node() instanceof Node.Assign assign) {
        Code value = new Code(write.place(), assign.value());
        assign(write.owner(), write.field().shape().name(), value);
      }
    }
  }

  private void assign(String owner, String field, Code value) {
    if (!isNull(value.node())) {
      assigned.computeIfAbsent(owner + "#" + field, f -> new ArrayList<>(1)).add(value);
    }
  }

  private static boolean isNull(Node value) {
    return value instanceof Node.Literal literal && literal.kind() == Node.Literal.Kind.NULL;
  }

  /** Follows an expression to where {@code wanted} holds. */
  Found of(CodePlace place, Node.Expr expr, Predicate<Code> wanted) {
    return follow(List.of(new Code(place, expr)), wanted);
  }

  /** The same for what a collection or an array holds. */
  Found ofElements(CodePlace place, Node.Expr collection, Predicate<Code> wanted) {
    FileIndex index = indexes.get(place.file());
    List<Code> elements = index == null ? List.of() : elements(index, new Code(place, collection));
    return elements.isEmpty() ? new Found(List.of(), false) : follow(elements, wanted);
  }

  private Found follow(List<Code> from, Predicate<Code> wanted) {
    List<Code> found = new ArrayList<>(1);
    boolean complete = true;
    Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Code> open = new ArrayDeque<>(from);
    for (int steps = 0; !open.isEmpty(); steps++) {
      Code at = open.poll();
      if (!seen.add(at.node()) || isNull(at.node())) {
        continue;
      }
      if (wanted.test(at)) {
        found.add(at);
        continue;
      }
      List<Code> before = steps < MOST_STEPS ? before(at) : List.of();
      complete &= !before.isEmpty();
      open.addAll(before);
    }
    return new Found(found, complete);
  }

  /** One step back; empty where nobody knows. */
  private List<Code> before(Code code) {
    CodePlace place = code.place();
    Node node = code.node();
    FileIndex index = indexes.get(place.file());
    if (index == null) {
      return List.of();
    }
    if (node instanceof Node.Cast cast) {
      return List.of(new Code(place, cast.value()));
    }
    if (node instanceof Node.Conditional choice) {
      return List.of(new Code(place, choice.then()), new Code(place, choice.orElse()));
    }
    if (node instanceof Node.Assign assign) {
      return List.of(new Code(place, assign.value()));
    }
    if (node instanceof Node.LocalUse use) {
      return ofLocal(index, use.local());
    }
    if (node instanceof Node.Name || node instanceof Node.Select) {
      return place.targetOf(node) instanceof Target.Field field
          ? assigned.getOrDefault(field.owner().name() + "#" + field.shape().name(), List.of())
          : List.of();
    }
    if (node instanceof Node.ArrayAccess access) {
      return elements(index, new Code(place, access.array()));
    }
    if (node instanceof Node.New made) {
      return WRAPPERS.contains(made.type().simpleName()) && !made.arguments().isEmpty()
          ? List.of(new Code(place, made.arguments().get(0)))
          : List.of();
    }
    return node instanceof Node.Call call ? ofCall(index, place, call) : List.of();
  }

  // ---- variables

  private List<Code> ofLocal(FileIndex index, Local local) {
    return switch (local.kind()) {
      case PARAMETER -> ofParameter(index, local);
      case VARIABLE, RESOURCE -> index.variables().values(local);
      case FOR_EACH -> {
        Code source = index.variables().iterated(local);
        yield source == null ? List.of() : elements(index, source);
      }
      default -> List.of();
    };
  }

  private List<Code> ofParameter(FileIndex index, Local local) {
    CodePlace home = index.variables().home(local);
    MethodDecl method = home == null ? null : home.method();
    int number = method == null ? -1 : method.parameters().indexOf(local);
    int unit = home == null ? Units.NONE : units.ofBody(home.body());
    if (number < 0 || unit == Units.NONE) {
      return List.of();
    }
    List<Code> passed = new ArrayList<>(2);
    callers.forEach(
        unit,
        (caller, node, confidence) -> {
          CodePlace place = graph.unit(caller).place();
          if (place != null && node >= 0) {
            List<Node.Expr> arguments = argumentsOf(place.body().node(node));
            if (number < arguments.size()) {
              passed.add(new Code(place, arguments.get(number)));
            }
          }
        });
    return passed;
  }

  static List<Node.Expr> argumentsOf(Node node) {
    if (node instanceof Node.Call call) {
      return call.arguments();
    }
    if (node instanceof Node.New made) {
      return made.arguments();
    }
    return node instanceof Node.ConstructorCall call ? call.arguments() : List.of();
  }

  // ---- calls

  private List<Code> ofCall(FileIndex index, CodePlace place, Node.Call call) {
    int unit = units.around(place, call);
    int[] targets = unit == Units.NONE ? new int[0] : callers.targets(unit, call.id());
    if (targets.length > 0) {
      List<Code> returned = new ArrayList<>(2);
      for (int target : targets) {
        List<Code> values = returns(graph.unit(target));
        if (values.isEmpty()) {
          return List.of();
        }
        returned.addAll(values);
      }
      return returned;
    }
    boolean ours =
        place.targetOf(call) instanceof Target.Method method
            && method.owner().origin() == TypeShape.Origin.PROJECT;
    if (ours) {
      return List.of();
    }
    if (WRAPPERS.contains(call.name()) && !call.arguments().isEmpty()) {
      return List.of(new Code(place, call.arguments().get(0)));
    }
    if (call.name().equals("allOf") || call.name().equals("anyOf")) {
      return call.arguments().stream().map(argument -> new Code(place, argument)).toList();
    }
    if (call.receiver() != null && isStage(index, place, call)) {
      return List.of(new Code(place, call.receiver()));
    }
    return TAKING.contains(call.name()) && call.receiver() != null
        ? elements(index, new Code(place, call.receiver()))
        : List.of();
  }

  /** {@code future.thenApply(f)}: whoever waits for it waits for the future, too. */
  private static boolean isStage(FileIndex index, CodePlace place, Node.Call call) {
    return index.siteOf(place, call).apis().stream()
        .anyMatch(
            api ->
                api.task() != null
                    && api.task().returnsFuture()
                    && api.task().runner() == Api.Runner.CALLER_LATER);
  }

  private static List<Code> returns(CodeUnit unit) {
    CodePlace place = unit.place();
    if (place == null) {
      return List.of();
    }
    Body body = place.body();
    Node root = body.root();
    if (unit.function() instanceof Node.Lambda lambda) {
      if (lambda.body() instanceof Node.Expr value) {
        return List.of(new Code(place, value));
      }
      root = lambda.body();
    } else if (unit.function() != null) {
      return List.of();
    }
    List<Code> values = new ArrayList<>(1);
    for (int id = root.id(); id < body.end(root); id++) {
      Node node = body.node(id);
      if (node instanceof Node.Lambda) {
        id = body.end(node) - 1;
      } else if (node instanceof Node.Return given && given.value() != null) {
        values.add(new Code(place, given.value()));
      }
    }
    return values;
  }

  // ---- collections

  /** What a collection or an array holds, as far as one variable and the stages before it say. */
  private List<Code> elements(FileIndex index, Code collection) {
    Code at = collection;
    for (int steps = 0; steps < MOST_STEPS; steps++) {
      if (at.node() instanceof Node.LocalUse use) {
        List<Code> added = index.variables().elements(use.local());
        List<Code> values = index.variables().values(use.local());
        if (!added.isEmpty() || values.size() != 1) {
          return added;
        }
        at = values.get(0);
      } else if (at.node() instanceof Node.Call call && call.name().startsWith("map")) {
        return mapped(at.place(), call);
      } else if (at.node() instanceof Node.Call call
          && call.receiver() != null
          && SAME_ELEMENTS.contains(call.name())) {
        at = new Code(at.place(), call.receiver());
      } else if (at.node() instanceof Node.Call call && isLiteral(call)) {
        CodePlace place = at.place();
        return call.arguments().stream().map(argument -> new Code(place, argument)).toList();
      } else {
        // A call that gives a collection stands for its elements, as an argument does.
        return at.node() instanceof Node.Call ? List.of(at) : List.of();
      }
    }
    return List.of();
  }

  /** {@code List.of(a, b)}, {@code Arrays.asList(a, b)}. */
  private static boolean isLiteral(Node.Call call) {
    return (call.name().equals("of") || call.name().equals("asList"))
        && call.receiver() != null
        && !call.arguments().isEmpty();
  }

  /** {@code tasks.stream().map(task -> pool.submit(task))}. */
  private static List<Code> mapped(CodePlace place, Node.Call call) {
    return call.arguments().size() == 1
            && call.arguments().get(0) instanceof Node.Lambda lambda
            && lambda.body() instanceof Node.Expr value
        ? List.of(new Code(place, value))
        : List.of();
  }
}
