package io.github.threadwright.facts;

import io.github.threadwright.knowledge.Api;
import io.github.threadwright.knowledge.Effect;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.names.Target;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call, object creation, explicit constructor call or method reference with what is known of its
 * method.
 *
 * @param apis what the catalogue says, the most specific line first
 * @param effect what it does to its receiver
 */
public record CallSite(Node node, @Nullable Target target, List<Api> apis, Effect effect) {

  /** The line that says how it waits; null when it does not wait as far as is known. */
  public @Nullable Api waiting() {
    for (Api api : apis) {
      Api.Wait wait = api.waits();
      if (wait != null) {
        return wait.kind() == null ? null : api;
      }
    }
    return null;
  }

  /** Whether nothing is known of what it does. */
  boolean isOpaque() {
    if (effect != Effect.UNKNOWN) {
      return false;
    }
    for (Api api : apis) {
      boolean waits = api.waits() != null && api.waits().kind() != null;
      if (waits
          || api.task() != null
          || api.thread() != null
          || api.pool() != null
          || api.role() != null) {
        return false;
      }
    }
    return true;
  }

  /** The line by which that argument is run, -1 for the receiver; null when it is not. */
  public @Nullable Api runner(int argument) {
    for (Api api : apis) {
      if (api.task() != null && api.task().argument() == argument) {
        return api;
      }
    }
    return null;
  }

  public boolean has(Api.Role role) {
    for (Api api : apis) {
      if (api.role() == role) {
        return true;
      }
    }
    return false;
  }

  boolean has(Api.ThreadRole role) {
    for (Api api : apis) {
      if (api.thread() == role) {
        return true;
      }
    }
    return false;
  }

  /**
   * Binary name of the class that declares the method, or of the type it is called on; null when
   * unknown.
   */
  public @Nullable String owner() {
    return target instanceof Target.Method method
        ? method.owner().name()
        : target instanceof Target.OwnerOnly known ? known.owner() : null;
  }

  /** Binary name of the static type that it is called on; null when unknown. */
  public @Nullable String receiverType() {
    return target instanceof Target.Method method
        ? method.receiver()
        : target instanceof Target.OwnerOnly known ? known.owner() : null;
  }

  /** Name of the method; {@code <init>} for a constructor. */
  public String name() {
    return node instanceof Node.Call call
        ? call.name()
        : node instanceof Node.MethodRef ref && !ref.name().equals("new") ? ref.name() : "<init>";
  }

  /** What a reader calls it, e.g. {@code HttpClient.send}, {@code new Socket}. */
  public String title() {
    String owner = receiverType();
    String type = owner == null ? null : AccessPath.simpleName(owner);
    if (name().equals("<init>")) {
      return type != null
          ? "new " + type
          : node instanceof Node.New made ? "new " + made.type().simpleName() : "a constructor";
    }
    return type == null || type.isEmpty() ? name() : type + "." + name();
  }
}
