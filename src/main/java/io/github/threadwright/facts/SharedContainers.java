package io.github.threadwright.facts;

import io.github.threadwright.program.CodePlace;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.names.Target;
import io.github.threadwright.source.types.TypeRef;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says which expressions are collections or variables of the JDK that each call of several threads
 * finds whole, by their declared type or by the one object that they are set to.
 */
final class SharedContainers {
  /** What calls of an object are about. */
  enum Family {
    MAP,
    SET,
    LIST,
    QUEUE,
    ATOMIC,
    /** Nothing of these. */
    NONE
  }

  private static final Map<String, Family> FAMILIES = new LinkedHashMap<>();
  private static final Map<String, Family> PLAIN =
      Map.of(
          "java.util.Map", Family.MAP,
          "java.util.SortedMap", Family.MAP,
          "java.util.Set", Family.SET,
          "java.util.Collection", Family.SET,
          "java.util.List", Family.LIST,
          "java.util.Queue", Family.QUEUE,
          "java.util.Deque", Family.QUEUE);
  private static final Set<String> OLD = Set.of("java.util.Vector", "java.util.Hashtable");

  /** Their objects are rarely shared, whatever they inherit. */
  private static final Set<String> TABLES_OF_TEXT = Set.of("java.util.Properties");

  static {
    String concurrent = "java.util.concurrent.";
    FAMILIES.put(concurrent + "ConcurrentMap", Family.MAP);
    FAMILIES.put("java.util.Hashtable", Family.MAP);
    FAMILIES.put(concurrent + "ConcurrentSkipListSet", Family.SET);
    FAMILIES.put(concurrent + "CopyOnWriteArraySet", Family.SET);
    FAMILIES.put(concurrent + "ConcurrentHashMap$KeySetView", Family.SET);
    FAMILIES.put(concurrent + "CopyOnWriteArrayList", Family.LIST);
    FAMILIES.put("java.util.Vector", Family.LIST);
    FAMILIES.put(concurrent + "BlockingQueue", Family.QUEUE);
    FAMILIES.put(concurrent + "ConcurrentLinkedQueue", Family.QUEUE);
    FAMILIES.put(concurrent + "ConcurrentLinkedDeque", Family.QUEUE);
    FAMILIES.put(concurrent + "atomic.AtomicInteger", Family.ATOMIC);
    FAMILIES.put(concurrent + "atomic.AtomicLong", Family.ATOMIC);
    FAMILIES.put(concurrent + "atomic.AtomicBoolean", Family.ATOMIC);
    FAMILIES.put(concurrent + "atomic.AtomicReference", Family.ATOMIC);
  }

  private final FileIndex file;
  private final Map<String, Family> known = new HashMap<>();

  SharedContainers(FileIndex file) {
    this.file = file;
  }

  /** What the object is that a call is made on. */
  Family of(CodePlace place, CallSite site, Node.Expr receiver) {
    String type = site.receiverType();
    if (type == null) {
      return Family.NONE;
    }
    Family family = ofType(type);
    Family plain = PLAIN.get(type);
    return family != Family.NONE || plain == null || !isMade(file.valueOf(place, receiver))
        ? family
        : plain;
  }

  private Family ofType(String type) {
    Family family = known.get(type);
    if (family == null) {
      family = search(type);
      known.put(type, family);
    }
    return family;
  }

  private Family search(String type) {
    if (TABLES_OF_TEXT.stream().anyMatch(table -> file.isSubtype(type, table))) {
      return Family.NONE;
    }
    for (Map.Entry<String, Family> entry : FAMILIES.entrySet()) {
      if (file.isSubtype(type, entry.getKey())) {
        return entry.getValue();
      }
    }
    return Family.NONE;
  }

  /** {@code new ConcurrentHashMap<>()}, {@code Collections.synchronizedList(...)}. */
  private boolean isMade(Code value) {
    Node node = value.node();
    if (node instanceof Node.New made) {
      return value.place().typeOf(made) instanceof TypeRef.ClassRef named
          && ofType(named.name()) != Family.NONE;
    }
    if (!(node instanceof Node.Call call)
        || !(value.place().targetOf(call) instanceof Target.Method method)) {
      return false;
    }
    if (call.name().equals("newSetFromMap") && !call.arguments().isEmpty()) {
      return isMade(file.valueOf(value.place(), call.arguments().get(0)));
    }
    return (method.owner().name().equals("java.util.Collections")
            && call.name().startsWith("synchronized"))
        || ofType(method.owner().name()) != Family.NONE && call.name().equals("newKeySet");
  }

  /** Whether that is one of the collections that are synchronised since Java 1.0. */
  boolean isOld(@Nullable String type) {
    return OLD.stream().anyMatch(old -> file.isSubtype(type, old));
  }
}
