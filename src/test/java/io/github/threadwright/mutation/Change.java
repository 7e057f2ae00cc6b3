package io.github.threadwright.mutation;

import io.github.threadwright.mutation.Mutation.Edit;
import java.util.List;
import java.util.Map;

/**
 * How a place is broken.
 *
 * @param edits of the file that it stands in, none when nothing is broken
 * @param added further files, by path
 * @param shape how the mistake is spread over methods and files; empty for one in one place
 */
record Change(List<Edit> edits, Map<String, String> added, String shape) {
  static final Change NONE = Change.of(List.of());

  Change {
    edits = List.copyOf(edits);
    added = Map.copyOf(added);
  }

  static Change of(List<Edit> edits) {
    return new Change(edits, Map.of(), "");
  }
}
