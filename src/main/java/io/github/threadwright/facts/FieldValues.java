package io.github.threadwright.facts;

import io.github.threadwright.program.CodePlace;
import io.github.threadwright.source.FieldDecl;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.TypeDecl;
import io.github.threadwright.source.names.Target;
import java.lang.reflect.Modifier;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The one value of each field of a file that has only one: it is private or final, and assigned
 * once, where it is declared or elsewhere. Assigning {@code null} does not count.
 */
final class FieldValues {
  private final Map<String, Entry> entries = new HashMap<>();

  private static final class Entry {
    final boolean closed;
    @Nullable Code value;
    boolean several;

    Entry(boolean closed) {
      this.closed = closed;
    }
  }

  void declare(TypeDecl type, FieldDecl field) {
    boolean closed = field.isFinal() || Modifier.isPrivate(field.modifiers());
    entries.put(key(type.binaryName(), field.name()), new Entry(closed));
  }

  void assign(String owner, String name, Code value) {
    Entry entry = entries.get(key(owner, name));
    if (entry == null
        || (value.node() instanceof Node.Literal literal
            && literal.kind() == Node.Literal.Kind.NULL)) {
      return;
    }
    entry.several |= entry.value != null;
    entry.value = value;
  }

  void assign(CodePlace place, Node.Assign assign) {
    if (assign.target() instanceof Node.LocalUse || assign.target() instanceof Node.ArrayAccess) {
      return;
    }
    if (assign.operator().equals("=")) {
      if (place.targetOf(assign.target()) instanceof Target.Field field) {
        assign(field.owner().name(), field.shape().name(), new Code(place, assign.value()));
      }
    } else {
      change(place, assign.target());
    }
  }

  /** The field changes to something that no expression says. */
  void change(CodePlace place, Node target) {
    if (!(target instanceof Node.LocalUse)
        && place.targetOf(target) instanceof Target.Field field) {
      Entry entry = entries.get(key(field.owner().name(), field.shape().name()));
      if (entry != null) {
        entry.several = true;
      }
    }
  }

  @Nullable Code soleValue(String owner, String name) {
    Entry entry = entries.get(key(owner, name));
    return entry == null || entry.several || !entry.closed ? null : entry.value;
  }

  private static String key(String owner, String name) {
    return owner + "#" + name;
  }
}
