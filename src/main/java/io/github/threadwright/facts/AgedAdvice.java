package io.github.threadwright.facts;

import io.github.threadwright.program.CodePlace;
import io.github.threadwright.source.Import;
import io.github.threadwright.source.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Remedies that the target release of a file has made void: properties and options of the JVM in
 * strings, calls, and classes that are gone. Safe for use by many threads.
 */
final class AgedAdvice {
  private static final String OPTION = "-XX:";
  private static final String DEFINITION = "-D";
  private static final Set<String> PROPERTY_CALLS =
      Set.of("setProperty", "getProperty", "getBoolean", "clearProperty");

  /** What a remedy is. */
  private enum Kind {
    /** A system property that is set, read or given on a command line. */
    PROPERTY,
    /** An option {@code -XX:...} in a string. */
    FLAG,
    /** A method, matched in subtypes too. */
    CALL,
    /** A class that is instantiated, by its binary name. */
    TYPE
  }

  /**
   * A remedy.
   *
   * @param since the first release in which it is void
   */
  private record Entry(int since, Kind kind, String which, String fate) {}

  /** From the release notes and the API documentation of releases 15 to 25. */
  private static final List<Entry> ENTRIES =
      List.of(
          new Entry(
              24,
              Kind.PROPERTY,
              "jdk.tracePinnedThreads",
              "Java 24 removed it, and synchronized pins no more; what still does is recorded by"
                  + " the flight recorder's event jdk.VirtualThreadPinned"),
          new Entry(
              19,
              Kind.FLAG,
              "UseBiasedLocking",
              "Java 15 switched biased locking off and Java 19 no longer knows the option, so the"
                  + " JVM does not start with it"),
          new Entry(
              19,
              Kind.FLAG,
              "BiasedLockingStartupDelay",
              "Java 15 switched biased locking off and Java 19 no longer knows the option, so the"
                  + " JVM does not start with it"),
          new Entry(
              24,
              Kind.FLAG,
              "LockingMode=1",
              "with this mode synchronized pins virtual threads as before Java 24, and it is"
                  + " deprecated"),
          new Entry(
              24,
              Kind.CALL,
              "java.util.concurrent.Executors#privilegedThreadFactory",
              "there are no permissions to pass on since Java 24; all that is left of it is the"
                  + " context class loader"),
          new Entry(
              24,
              Kind.CALL,
              "java.util.concurrent.Executors#privilegedCallable",
              "there are no permissions to run with since Java 24, so it only calls the task"),
          new Entry(
              24,
              Kind.CALL,
              "java.util.concurrent.Executors#privilegedCallableUsingCurrentClassLoader",
              "there are no permissions to run with since Java 24; all that is left of it is the"
                  + " context class loader"),
          new Entry(
              24,
              Kind.CALL,
              "java.lang.SecurityManager#getThreadGroup",
              "since Java 24 there is never a security manager, so this branch is not taken"),
          new Entry(
              24,
              Kind.CALL,
              "java.lang.Thread#checkAccess",
              "since Java 24 there is never a security manager, so it checks nothing"),
          new Entry(
              24,
              Kind.CALL,
              "java.lang.ThreadGroup#checkAccess",
              "since Java 24 there is never a security manager, so it checks nothing"),
          new Entry(
              25,
              Kind.TYPE,
              "java.util.concurrent.StructuredTaskScope$ShutdownOnFailure",
              "the previews of Java 21 to 24 had it; from Java 25 on it is"
                  + " StructuredTaskScope.open(), with a Joiner for the policy"),
          new Entry(
              25,
              Kind.TYPE,
              "java.util.concurrent.StructuredTaskScope$ShutdownOnSuccess",
              "the previews of Java 21 to 24 had it; from Java 25 on it is"
                  + " StructuredTaskScope.open(Joiner.anySuccessfulResultOrThrow())"));

  private final Map<String, List<Entry>> calls = new HashMap<>();
  private final Map<String, Entry> types = new HashMap<>();
  private final Map<String, Entry> properties = new HashMap<>();
  private final List<Entry> flags = new ArrayList<>();

  AgedAdvice() {
    for (Entry entry : ENTRIES) {
      switch (entry.kind()) {
        case CALL -> calls.computeIfAbsent(method(entry), name -> new ArrayList<>(2)).add(entry);
        case TYPE -> types.put(AccessPath.simpleName(entry.which()), entry);
        case PROPERTY -> properties.put(entry.which(), entry);
        case FLAG -> flags.add(entry);
      }
    }
  }

  private static String method(Entry call) {
    return call.which().substring(call.which().indexOf('#') + 1);
  }

  void addTo(List<Fact> facts, FileIndex file, CodePlace place, CallSite site) {
    Entry entry = ofSite(file, site);
    if (entry != null) {
      add(facts, file, place, site.node(), entry);
    }
  }

  private @Nullable Entry ofSite(FileIndex file, CallSite site) {
    if (site.node() instanceof Node.New made) {
      Entry type = types.get(made.type().simpleName());
      return type != null && isNamed(file, type) ? type : null;
    }
    if (!(site.node() instanceof Node.Call call)) {
      return null;
    }
    for (Entry named : calls.getOrDefault(call.name(), List.of())) {
      String type = named.which().substring(0, named.which().indexOf('#'));
      if (file.isSubtype(site.receiverType(), type)) {
        return named;
      }
    }
    return PROPERTY_CALLS.contains(call.name())
            && !call.arguments().isEmpty()
            && call.arguments().get(0) instanceof Node.Literal literal
        ? properties.get(literal.value())
        : null;
  }

  /** A class that the target release does not have any more resolves to nothing: imports tell. */
  private static boolean isNamed(FileIndex file, Entry type) {
    String name = type.which().replace('$', '.');
    String outer = name.substring(0, name.lastIndexOf('.'));
    String pack = outer.substring(0, outer.lastIndexOf('.'));
    for (Import found : file.file().source().imports()) {
      boolean fits =
          found.onDemand()
              ? found.name().equals(pack) || found.name().equals(outer)
              : found.name().equals(outer) || found.name().equals(name);
      if (fits) {
        return file.declaration(type.which()) == null;
      }
    }
    return false;
  }

  /** {@code "-XX:+UseBiasedLocking"}, {@code "-Djdk.tracePinnedThreads=full"}. */
  void addTo(List<Fact> facts, FileIndex file, CodePlace place, Node.Literal literal) {
    if (literal.kind() != Node.Literal.Kind.STRING || !literal.value().startsWith("-")) {
      return;
    }
    String text = literal.value();
    for (Entry flag : text.contains(OPTION) ? flags : List.<Entry>of()) {
      if (text.contains(OPTION + flag.which())
          || text.contains(OPTION + "+" + flag.which())
          || text.contains(OPTION + "-" + flag.which())) {
        add(facts, file, place, literal, flag);
        return;
      }
    }
    if (text.contains(DEFINITION)) {
      properties.values().stream()
          .filter(property -> text.contains(DEFINITION + property.which()))
          .findFirst()
          .ifPresent(property -> add(facts, file, place, literal, property));
    }
  }

  private static void add(
      List<Fact> facts, FileIndex file, CodePlace place, Node node, Entry entry) {
    if (file.file().module().jdk() >= entry.since()) {
      String which =
          entry.kind() == Kind.CALL || entry.kind() == Kind.TYPE
              ? AccessPath.simpleName(entry.which()).replace('#', '.')
              : entry.which();
      facts.add(
          new Fact.VoidRemedy(
              place, node, which, entry.since(), entry.fate(), which + " is void by now"));
    }
  }
}
