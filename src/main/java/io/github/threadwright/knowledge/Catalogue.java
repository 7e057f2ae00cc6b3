package io.github.threadwright.knowledge;

import io.github.threadwright.source.names.Hierarchy;
import io.github.threadwright.source.names.Target;
import io.github.threadwright.source.types.MethodShape;
import io.github.threadwright.source.types.TypeRef;
import io.github.threadwright.source.types.TypeShape;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the APIs that matter to concurrency: every entry of {@code rules/catalogue},
 * found by resolved call.
 */
public final class Catalogue {
  /** Stands for a number of arguments that is not known. */
  public static final int ANY_ARGUMENTS = -1;

  /**
   * Constructors are by their type: nearly every one would have to be looked at for each {@code
   * new} otherwise.
   */
  private final Map<String, List<Entry>> constructorsByType;

  private final Map<String, List<Entry>> methodsByName;
  private final Map<WaitKind, WaitBehaviour> behaviours;
  private final Content.Tables tables;
  private final EntryPoints entryPoints;
  private final List<KnowledgeProblem> problems;

  Catalogue(
      Collection<Entry> entries,
      Map<WaitKind, WaitBehaviour> behaviours,
      Content.Tables tables,
      List<KnowledgeProblem> problems) {
    this.constructorsByType = index(entries, true);
    this.methodsByName = index(entries, false);
    this.behaviours = Map.copyOf(behaviours);
    this.tables = tables;
    this.entryPoints = new EntryPoints(tables.called(), tables.annotations(), tables.types());
    this.problems = List.copyOf(problems);
  }

  private static Map<String, List<Entry>> index(Collection<Entry> entries, boolean constructors) {
    Map<String, List<Entry>> index = new HashMap<>();
    for (Entry entry : entries) {
      MethodPattern pattern = entry.pattern();
      if (pattern.isConstructor() == constructors) {
        String key = constructors ? pattern.type() : pattern.method();
        List<Entry> known = index.get(key);
        if (known == null) {
          known = new ArrayList<>(2);
          index.put(key, known);
        }
        known.add(entry);
      }
    }
    return index;
  }

  /**
   * The entries that may be meant by a method of that name, called on that type or declared by it.
   */
  private List<Entry> named(String method, String type) {
    return method.equals(MethodShape.CONSTRUCTOR)
        ? constructorsByType.getOrDefault(type, List.of())
        : methodsByName.getOrDefault(method, List.of());
  }

  private Stream<Entry> all() {
    return Stream.of(constructorsByType, methodsByName)
        .flatMap(index -> index.values().stream())
        .flatMap(List::stream);
  }

  /**
   * The catalogue that ships with the tool.
   *
   * @throws KnowledgeException when it is broken
   */
  public static Catalogue load() {
    return load(List.of());
  }

  /**
   * The shipped catalogue with the entries of the {@code catalogue} folder in each user folder. An
   * entry of a user replaces the shipped one of the same pattern. What is wrong in a user's files
   * is in {@link #problems()} and costs only its line.
   *
   * @throws KnowledgeException when the shipped catalogue is broken
   */
  public static Catalogue load(List<Path> userFolders) {
    return load(userFolders, null);
  }

  /**
   * The same with what a scanned project says of itself, which replaces what is shipped; what the
   * user's folders say replaces both.
   *
   * @param declarations the project's {@code threadwright.yml}, null when it has none
   * @throws KnowledgeException when the shipped catalogue is broken
   */
  public static Catalogue load(List<Path> userFolders, @Nullable Path declarations) {
    return CatalogueFiles.read(userFolders, declarations);
  }

  /** How many lines each file of the catalogue has that say something, in order of reading. */
  public static Map<String, Integer> linesByFile(List<Path> userFolders) {
    return CatalogueFiles.linesByFile(userFolders);
  }

  /** What is wrong in the users' files. */
  public List<KnowledgeProblem> problems() {
    return problems;
  }

  /** Every entry, in the order of the files. */
  public List<Api> entries() {
    return all()
        .flatMap(entry -> entry.apis().stream())
        .sorted(Comparator.comparing(Api::file).thenComparing(Api::line))
        .toList();
  }

  /** What is known of types. */
  public TypeTable types() {
    return tables.types();
  }

  /** What is known of annotations. */
  public AnnotationTable annotations() {
    return tables.annotations();
  }

  /** What calls do to their receiver. */
  public EffectTable effects() {
    return tables.effects();
  }

  /** What is known of the objects that methods give. */
  public MethodTable<Gives> gives() {
    return tables.gives();
  }

  /** What keys of configuration files mean. */
  public SettingTable settings() {
    return tables.settings();
  }

  /** What frameworks call and share. */
  public EntryPoints entryPoints() {
    return entryPoints;
  }

  /** How a kind of wait behaves unless an entry says otherwise. */
  public WaitBehaviour behaviour(WaitKind kind) {
    WaitBehaviour behaviour = behaviours.get(kind);
    return behaviour == null ? new WaitBehaviour(kind, false, null, kind.word()) : behaviour;
  }

  /** This catalogue as far as it holds in that release. */
  public Catalogue at(int release) {
    return new Catalogue(
        all().filter(entry -> entry.holdsIn(release)).toList(), behaviours, tables, problems);
  }

  /** Whether any entry is about a method of that name, of whatever type. */
  public boolean names(String methodName) {
    return methodsByName.containsKey(methodName) || methodName.equals(MethodShape.CONSTRUCTOR);
  }

  /**
   * The same as {@link #match(Target, int, Hierarchy)} for a call whose arguments are not counted.
   */
  public List<Api> match(Target target, Hierarchy types) {
    return match(target, ANY_ARGUMENTS, types);
  }

  /**
   * What is known of a resolved call. An entry holds for the type it names and for its subtypes;
   * where several entries speak of the same thing (waiting, code handed over, ...) that of the most
   * specific type is taken, and an entry with parameters before one for all overloads. An entry
   * that says a method never waits is among the result, with {@link Api.Wait#kind} null. A
   * constructor's entry holds for exactly its type: {@code super(...)} in a subclass is a call of
   * it, {@code new Subclass(...)} is not.
   *
   * <p>When the overload is unknown, only that is said in which all overloads agree that the call
   * can mean.
   *
   * @param arguments how many arguments the call has, or {@link #ANY_ARGUMENTS}
   */
  public List<Api> match(Target target, int arguments, Hierarchy types) {
    if (target instanceof Target.Method method) {
      List<Entry> named = named(method.shape().name(), method.owner().name());
      return match(named, method.owner().name(), method.receiver(), method.shape(), types);
    }
    if (target instanceof Target.OwnerOnly owner) {
      List<Entry> named = named(owner.name(), owner.owner());
      return named.isEmpty() ? List.of() : matchOverloads(named, owner, arguments, types);
    }
    return List.of();
  }

  private static List<Api> match(
      List<Entry> named, String owner, String receiver, MethodShape shape, Hierarchy types) {
    List<Entry> fitting = List.of();
    for (Entry entry : named) {
      if (entry.pattern().fits(shape, owner) && isOf(entry.pattern(), owner, receiver, types)) {
        fitting = fitting.isEmpty() ? new ArrayList<>(4) : fitting;
        fitting.add(entry);
      }
    }
    return Specificity.mostSpecific(fitting, types);
  }

  private static boolean isOf(
      MethodPattern pattern, String owner, String receiver, Hierarchy types) {
    if (pattern.type().equals(owner)) {
      return true;
    }
    return !pattern.isConstructor()
        && (types.isSubtype(receiver, pattern.type())
            || !owner.equals(receiver) && types.isSubtype(owner, pattern.type()));
  }

  private static List<Api> matchOverloads(
      List<Entry> named, Target.OwnerOnly target, int arguments, Hierarchy types) {
    List<List<Api>> perOverload = new ArrayList<>();
    TypeShape shape = target.shape();
    if (shape == null) {
      // Nothing but the catalogue tells which overloads there are.
      Set<List<String>> lists = new LinkedHashSet<>();
      List<Entry> fitting =
          named.stream()
              .filter(entry -> isOf(entry.pattern(), target.owner(), target.owner(), types))
              .toList();
      for (Entry entry : fitting) {
        List<String> parameters = entry.pattern().parameters();
        if (parameters != null && takes(parameters.size(), false, arguments)) {
          lists.add(parameters);
        }
      }
      for (List<String> parameters : lists) {
        List<Entry> ofOverload =
            fitting.stream()
                .filter(
                    entry -> entry.isForAll() || parameters.equals(entry.pattern().parameters()))
                .toList();
        perOverload.add(Specificity.mostSpecific(ofOverload, types));
      }
      if (lists.isEmpty()) {
        perOverload.add(
            Specificity.mostSpecific(fitting.stream().filter(Entry::isForAll).toList(), types));
      }
    } else {
      for (Overload overload : overloads(shape, target.name(), types)) {
        if (takes(overload.shape().parameters().size(), overload.shape().varargs(), arguments)) {
          perOverload.add(match(named, overload.owner(), target.owner(), overload.shape(), types));
        }
      }
    }
    return Specificity.agreed(perOverload);
  }

  private static boolean takes(int parameters, boolean varargs, int arguments) {
    return arguments == ANY_ARGUMENTS
        || parameters == arguments
        || varargs && arguments >= parameters - 1;
  }

  private record Overload(String owner, MethodShape shape) {}

  /**
   * All methods of that name in a type and its known supertypes; one that is overridden counts
   * once.
   */
  private static List<Overload> overloads(TypeShape type, String name, Hierarchy types) {
    Map<String, Overload> overloads = new LinkedHashMap<>();
    Set<String> seen = new HashSet<>();
    Deque<TypeShape> open = new ArrayDeque<>(List.of(type));
    while (!open.isEmpty()) {
      TypeShape next = open.remove();
      next.methods().stream()
          .filter(method -> method.name().equals(name))
          .forEach(
              method ->
                  overloads.putIfAbsent(method.signature(), new Overload(next.name(), method)));
      if (!name.equals(MethodShape.CONSTRUCTOR)) {
        supertypes(next).stream()
            .filter(seen::add)
            .map(types::find)
            .forEach(found -> addIfKnown(open, found));
      }
    }
    return List.copyOf(overloads.values());
  }

  private static void addIfKnown(Deque<TypeShape> open, @Nullable TypeShape type) {
    if (type != null) {
      open.add(type);
    }
  }

  private static List<String> supertypes(TypeShape type) {
    List<String> names = new ArrayList<>();
    if (type.superclass() != null) {
      names.add(type.superclass().name());
    }
    type.interfaces().stream().map(TypeRef.ClassRef::name).forEach(names::add);
    if (type.isInterface()) {
      names.add("java.lang.Object");
    }
    return names;
  }

  /** The values of one line, which share its pattern. */
  record Entry(List<Api> apis) {
    Entry {
      apis = List.copyOf(apis);
    }

    MethodPattern pattern() {
      return apis.get(0).pattern();
    }

    boolean isForAll() {
      return pattern().parameters() == null;
    }

    boolean holdsIn(int release) {
      return apis.get(0).jdk().contains(release);
    }
  }
}
