package io.github.threadwright.linked.library;

import io.github.threadwright.knowledge.Catalogue;
import io.github.threadwright.linked.library.LibraryLinker.Context;
import io.github.threadwright.linked.library.LibraryLinker.Linked;
import io.github.threadwright.linked.library.LibrarySummary.Gap;
import io.github.threadwright.linked.library.LibrarySummary.Reason;
import io.github.threadwright.program.Components;
import io.github.threadwright.source.bytecode.ClassCode;
import io.github.threadwright.source.bytecode.ClassPath;
import io.github.threadwright.source.bytecode.LibraryCode;
import io.github.threadwright.source.bytecode.MethodCode;
import io.github.threadwright.source.bytecode.MethodCode.Dispatch;
import io.github.threadwright.source.bytecode.MethodCode.Named;
import io.github.threadwright.source.names.Hierarchy;
import io.github.threadwright.source.names.Target;
import io.github.threadwright.source.types.TypeRef;
import io.github.threadwright.source.types.TypeShape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What methods of libraries may do, read from their class files: for what the catalogue does not
 * know. A method is looked at when it is first asked for, with all that it leads to; each method
 * once. The answer depends on the class path and the catalogue alone. Safe for use by many threads,
 * until the class path is closed.
 */
public final class LibrarySummaries {
  /** Circles of calls through ever longer detours settle at less certainty than is told. */
  private static final int MOST_ROUNDS = 24;

  private final LibraryLinker linker;
  private final LibrarySteps steps;
  private final StreamOrigins streams;
  private final FunctionTypes functions;
  private final Map<LibraryMethod, LibrarySummary> summaries = new ConcurrentHashMap<>();
  private final Map<Named, LibrarySummary> answers = new ConcurrentHashMap<>();
  private final ReentrantLock solving = new ReentrantLock();

  /** A method whose summary is being made, with its calls. */
  private record Unit(LibraryMethod method, MethodCode code, List<LibraryStep> steps) {}

  public LibrarySummaries(ClassPath classPath, Catalogue catalogue, Hierarchy types) {
    LibraryCode code = new LibraryCode(classPath);
    CallKnowledge knowledge = new CallKnowledge(catalogue, types);
    this.linker = new LibraryLinker(code, knowledge);
    this.functions = new FunctionTypes(linker, types);
    this.steps = new LibrarySteps(knowledge, linker, functions);
    this.streams = new StreamOrigins(knowledge, linker);
  }

  /** What a call of that method may do; with a gap and nothing else when its code is not here. */
  public LibrarySummary of(Target.Method method) {
    String shown = method.owner().name() + "#" + method.shape().name();
    if (method.owner().origin() != TypeShape.Origin.CLASS_PATH) {
      return LibrarySummary.unknown(new Gap(Reason.NOT_ON_CLASS_PATH, shown));
    }
    ClassCode owner = linker.find(method.owner().name());
    if (owner == null) {
      return LibrarySummary.unknown(new Gap(Reason.NOT_ON_CLASS_PATH, shown));
    }
    MethodCode declared = declared(owner, method);
    return declared == null
        ? LibrarySummary.unknown(new Gap(Reason.NO_SUCH_METHOD, shown))
        : of(method.receiver(), declared);
  }

  /**
   * The same for a method by its names in the class file.
   *
   * @param type binary name of the class that it is called on
   * @param descriptor as in JVMS 4.3.3
   */
  public LibrarySummary of(String type, String name, String descriptor) {
    Named named = new Named(Dispatch.VIRTUAL, type, name, descriptor);
    LibrarySummary known = answers.get(named);
    if (known == null) {
      known = answer(named);
      answers.put(named, known);
    }
    return known;
  }

  private LibrarySummary of(String receiver, MethodCode declared) {
    boolean fixed = declared.isStatic() || declared.isConstructor();
    return of(fixed ? declared.owner() : receiver, declared.name(), declared.descriptor());
  }

  /** By name and the erased types of its parameters, without those that compilers add. */
  private static @Nullable MethodCode declared(ClassCode owner, Target.Method method) {
    List<String> wanted = method.shape().parameters().stream().map(TypeRef::simpleName).toList();
    for (MethodCode code : owner.methods().values()) {
      if (code.name().equals(method.shape().name())) {
        List<String> actual =
            LibraryCode.parameters(code.descriptor()).stream().map(TypeRef::simpleName).toList();
        int added = actual.size() - wanted.size();
        boolean isOuterInstance = added == 1 && code.isConstructor();
        if ((added == 0 || isOuterInstance)
            && actual.subList(added, actual.size()).equals(wanted)
            && !code.isBridge()) {
          return code;
        }
      }
    }
    return null;
  }

  private LibrarySummary answer(Named named) {
    boolean isConstructor = named.name().equals("<init>");
    ClassCode type = linker.find(named.owner());
    MethodCode own = type == null ? null : type.method(named.name(), named.descriptor());
    Dispatch dispatch =
        isConstructor
            ? Dispatch.SPECIAL
            : own != null && own.isStatic() ? Dispatch.STATIC : Dispatch.VIRTUAL;
    Named asked = new Named(dispatch, named.owner(), named.name(), named.descriptor());
    Context context = new Context(named.owner(), isConstructor);
    Linked linked = linker.link(asked, context, named.owner());
    solve(linked.targets());
    return LibraryEffects.ofTargets(asked, linked, summaries::get, streams, functions);
  }

  private void solve(List<LibraryMethod> roots) {
    if (summaries.keySet().containsAll(roots)) {
      return;
    }
    solving.lock();
    try {
      List<Unit> units = discover(roots);
      Map<LibraryMethod, Integer> ids = new HashMap<>();
      units.forEach(unit -> ids.put(unit.method(), ids.size()));
      Components components = components(units, ids);
      for (int component = 0; component < components.count(); component++) {
        List<Unit> members = components.members(component).mapToObj(units::get).toList();
        solve(members, components.isRecursive(component));
      }
    } finally {
      solving.unlock();
    }
  }

  /** All methods that those lead to and that have no summary yet. */
  private List<Unit> discover(List<LibraryMethod> roots) {
    List<Unit> found = new ArrayList<>();
    Map<LibraryMethod, Boolean> seen = new HashMap<>();
    List<LibraryMethod> open = new ArrayList<>(roots);
    for (int i = 0; i < open.size(); i++) {
      LibraryMethod method = open.get(i);
      if (summaries.containsKey(method) || seen.put(method, true) != null) {
        continue;
      }
      MethodCode code = linker.code(method);
      if (code == null) {
        // Only when the file changed meanwhile.
        summaries.put(
            method, LibrarySummary.unknown(new Gap(Reason.NO_SUCH_METHOD, method.shown())));
        continue;
      }
      Unit unit = new Unit(method, code, steps.of(method, code));
      found.add(unit);
      unit.steps().stream().flatMap(LibraryStep::needed).forEach(open::add);
    }
    return found;
  }

  private static Components components(List<Unit> units, Map<LibraryMethod, Integer> ids) {
    int[] firstEdge = new int[units.size() + 1];
    int[] targets = new int[16];
    int count = 0;
    for (int unit = 0; unit < units.size(); unit++) {
      firstEdge[unit] = count;
      int[] needed =
          units.get(unit).steps().stream()
              .flatMap(LibraryStep::needed)
              .map(ids::get)
              .filter(id -> id != null)
              .mapToInt(Integer::intValue)
              .distinct()
              .toArray();
      if (count + needed.length > targets.length) {
        targets = Arrays.copyOf(targets, Math.max(count + needed.length, targets.length * 2));
      }
      System.arraycopy(needed, 0, targets, count, needed.length);
      count += needed.length;
    }
    firstEdge[units.size()] = count;
    return Components.of(firstEdge, Arrays.copyOf(targets, count));
  }

  /**
   * Methods that call each other in circles are worked through in an order of their own, whoever
   * asked for which first.
   */
  private void solve(List<Unit> members, boolean recursive) {
    if (!recursive) {
      Unit unit = members.get(0);
      summaries.put(unit.method(), summary(unit, summaries, false));
      return;
    }
    List<Unit> ordered =
        members.stream().sorted((one, other) -> one.method().compareTo(other.method())).toList();
    Map<LibraryMethod, LibrarySummary> current = new HashMap<>();
    ordered.forEach(unit -> current.put(unit.method(), LibrarySummary.NOTHING));
    boolean changed = true;
    for (int round = 0; changed && round < MOST_ROUNDS; round++) {
      changed = false;
      for (Unit unit : ordered) {
        LibrarySummary next = summary(unit, current, callsItself(unit, current));
        changed |= !next.equals(current.put(unit.method(), next));
      }
    }
    summaries.putAll(current);
  }

  /** Through a chain of interfaces it is rather another object's method. */
  private static boolean callsItself(Unit unit, Map<LibraryMethod, LibrarySummary> circle) {
    return unit.steps().stream()
        .anyMatch(
            step -> step.ways() == 1 && step.targets().stream().anyMatch(circle::containsKey));
  }

  private LibrarySummary summary(
      Unit unit, Map<LibraryMethod, LibrarySummary> first, boolean recursive) {
    return new LibraryEffects(
            unit.code(),
            streams,
            functions,
            method -> {
              LibrarySummary known = first.get(method);
              return known == null ? summaries.getOrDefault(method, LibrarySummary.NOTHING) : known;
            })
        .of(unit.steps(), recursive);
  }
}
