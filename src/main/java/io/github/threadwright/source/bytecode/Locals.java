package io.github.threadwright.source.bytecode;

import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Type;

/**
 * What the local variables of a method hold while its code is read. A value that a variable brings
 * past a place where ways may meet is told apart by its identity; it counts only when the end shows
 * that nothing else was ever stored there.
 */
final class Locals {
  private Origin[] values;
  private int[] stores;
  private final int parameterSlots;
  private final Map<Origin, Integer> slotOf = new IdentityHashMap<>();

  Locals(boolean isStatic, String descriptor) {
    Type[] parameters = Type.getArgumentTypes(descriptor);
    this.values = new Origin[Type.getArgumentsAndReturnSizes(descriptor) >> 2];
    this.stores = new int[values.length];
    Arrays.fill(values, Origin.UNKNOWN);
    int slot = 0;
    if (!isStatic) {
      values[slot++] = Origin.THIS;
    }
    for (int i = 0; i < parameters.length; i++) {
      values[slot] = Origin.parameter(i, ClassFileWords.typeName(parameters[i]));
      slotOf.put(values[slot], slot);
      slot += parameters[i].getSize();
    }
    this.parameterSlots = slot;
  }

  Origin load(int slot) {
    return slot < values.length ? values[slot] : Origin.UNKNOWN;
  }

  void store(int slot, Origin value) {
    if (slot >= values.length) {
      int old = values.length;
      int length = Math.max(slot + 1, old * 2);
      values = Arrays.copyOf(values, length);
      stores = Arrays.copyOf(stores, length);
      Arrays.fill(values, old, length, Origin.UNKNOWN);
    }
    values[slot] = value;
    // "in = null" before a try tells nothing of what "in" is where it is used.
    if (value != Origin.CONSTANT || slot < parameterSlots) {
      stores[slot]++;
    }
  }

  /** Here other ways through the code may come in. */
  void meet() {
    for (int slot = 0; slot < values.length; slot++) {
      Origin value = values[slot];
      if (value.kind() != Origin.Kind.UNKNOWN
          && value.kind() != Origin.Kind.THIS
          && !Integer.valueOf(slot).equals(slotOf.get(value))) {
        Origin carried = new Origin(value.kind(), value.index(), value.type(), value.field());
        slotOf.put(carried, slot);
        values[slot] = carried;
      }
    }
  }

  /** That value if it holds after all; only at the end of the method is the answer final. */
  Origin settled(Origin value) {
    Integer slot = slotOf.get(value);
    boolean isInitial = value.kind() == Origin.Kind.CONSTANT;
    return slot == null || stores[slot] <= (slot < parameterSlots || isInitial ? 0 : 1)
        ? value
        : Origin.unknown(value.type());
  }

  List<Origin> settle(List<Origin> found) {
    return found.stream().map(this::settled).toList();
  }
}
