package io.github.threadwright.rules;

import java.util.List;
import java.util.Map;

/**
 * What stands in the slots of a word at one use; a phrase has a slot at most once.
 *
 * @param values by the names of the slots
 */
record Arguments(Map<String, Object> values) {
  static final Arguments NONE = new Arguments(Map.of());

  Arguments {
    values = Map.copyOf(values);
  }

  @SuppressWarnings("unchecked") // A slot's value comes from its own reader.
  <T> T get(Slot<T> slot) {
    Object value = values.get(slot.name());
    if (value == null) {
      throw new IllegalStateException("the phrase has no slot {" + slot.name() + "}");
    }
    return (T) value;
  }

  <T> List<T> all(Slot<T> slot) {
    return values.containsKey(slot.name()) ? List.of(get(slot)) : List.of();
  }
}
