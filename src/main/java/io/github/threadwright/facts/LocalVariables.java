package io.github.threadwright.facts;

import io.github.threadwright.program.CodePlace;
import io.github.threadwright.source.Local;
import io.github.threadwright.source.Node;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the local variables of one file get their values and are used. */
public final class LocalVariables {
  private final FileIndex file;

  LocalVariables(FileIndex file) {
    this.file = file;
  }

  /** All expressions that give it its values; empty when it has others, as a parameter has. */
  public List<Code> values(Local local) {
    LocalUses uses = file.uses(local);
    return uses == null
        ? List.of()
        : uses.values().stream().map(value -> new Code(uses.home().place(), value)).toList();
  }

  /** What is added to the collection, or put in the array, that it holds. */
  public List<Code> elements(Local local) {
    LocalUses uses = file.uses(local);
    return uses == null ? List.of() : uses.elements();
  }

  /** Its uses; null when a class inside the method uses it, too. */
  public @Nullable List<Node.LocalUse> uses(Local local) {
    LocalUses uses = file.uses(local);
    return uses == null || uses.captured() ? null : List.copyOf(uses.uses());
  }

  /** Where it is declared; null when that was not seen. */
  public @Nullable CodePlace home(Local local) {
    LocalUses uses = file.uses(local);
    return uses == null ? null : uses.home().place();
  }

  /** What a {@code for} goes over with it; null when it is no such variable. */
  public @Nullable Code iterated(Local local) {
    LocalUses uses = file.uses(local);
    return uses != null && uses.declaration() instanceof Node.ForEach each
        ? new Code(uses.home().place(), each.source())
        : null;
  }
}
