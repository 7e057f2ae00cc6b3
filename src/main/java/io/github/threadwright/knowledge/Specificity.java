package io.github.threadwright.knowledge;

import io.github.threadwright.source.names.Hierarchy;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides between several entries that fit one call, separately for each thing that they speak of.
 */
final class Specificity {
  private Specificity() {}

  /** What an entry can speak of. */
  private enum Aspect {
    WAITS,
    TASK,
    POOL,
    THREAD,
    ROLE;

    @Nullable Object of(Api api) {
      return switch (this) {
        case WAITS -> api.waits();
        case TASK -> api.task();
        case POOL -> api.pool();
        case THREAD -> api.thread();
        case ROLE -> api.role();
      };
    }

    boolean isIn(Catalogue.Entry entry) {
      return of(entry.apis().get(0)) != null;
    }
  }

  /** The entries that hold, each cut to what no more specific one says otherwise. */
  static List<Api> mostSpecific(List<Catalogue.Entry> fitting, Hierarchy types) {
    if (fitting.size() < 2) {
      return fitting.isEmpty() ? List.of() : fitting.get(0).apis();
    }
    List<Api> result = new ArrayList<>();
    for (Catalogue.Entry entry : fitting) {
      Set<Aspect> kept = EnumSet.noneOf(Aspect.class);
      for (Aspect aspect : Aspect.values()) {
        if (aspect.isIn(entry)
            && fitting.stream()
                .noneMatch(other -> aspect.isIn(other) && beats(other, entry, types))) {
          kept.add(aspect);
        }
      }
      entry.apis().forEach(api -> addIfAny(result, only(api, kept)));
    }
    return List.copyOf(result);
  }

  private static boolean beats(Catalogue.Entry one, Catalogue.Entry other, Hierarchy types) {
    String type = one.pattern().type();
    String otherType = other.pattern().type();
    if (type.equals(otherType)) {
      return !one.isForAll() && other.isForAll();
    }
    return types.isSubtype(type, otherType);
  }

  /** What all the overloads have in common, as the first of them says it. */
  static List<Api> agreed(List<List<Api>> perOverload) {
    if (perOverload.size() < 2) {
      return perOverload.isEmpty() ? List.of() : perOverload.get(0);
    }
    Set<Aspect> kept = EnumSet.noneOf(Aspect.class);
    for (Aspect aspect : Aspect.values()) {
      List<Object> first = values(perOverload.get(0), aspect);
      if (perOverload.stream().allMatch(apis -> values(apis, aspect).equals(first))) {
        kept.add(aspect);
      }
    }
    Api.Wait common = kept.contains(Aspect.WAITS) ? null : commonWait(perOverload);
    if (common != null) {
      kept.add(Aspect.WAITS);
    }
    List<Api> result = new ArrayList<>();
    for (Api api : perOverload.get(0)) {
      Api cut = only(api, kept);
      addIfAny(result, cut == null || common == null ? cut : withWait(cut, common));
    }
    return List.copyOf(result);
  }

  /** Overloads that wait for the same differ in whether the caller gives a limit, above all. */
  private static Api.@Nullable Wait commonWait(List<List<Api>> perOverload) {
    Api.Wait common = null;
    for (List<Api> apis : perOverload) {
      List<Object> waits = values(apis, Aspect.WAITS);
      if (waits.size() != 1 || !(waits.get(0) instanceof Api.Wait wait) || wait.kind() == null) {
        return null;
      }
      if (common != null && common.kind() != wait.kind()) {
        return null;
      }
      common = common == null ? wait : weaker(common, wait);
    }
    return common;
  }

  private static Api.Wait weaker(Api.Wait one, Api.Wait other) {
    return new Api.Wait(
        one.kind(),
        one.interruptible() && other.interruptible(),
        one.limited() || other.limited(),
        one.instead(),
        one.cheap() || other.cheap(),
        one.conditional() || other.conditional(),
        Objects.equals(one.carrier(), other.carrier()) ? one.carrier() : null);
  }

  private static Api withWait(Api api, Api.Wait wait) {
    return api.waits() == null
        ? api
        : new Api(
            api.pattern(),
            wait,
            api.task(),
            api.pool(),
            api.thread(),
            api.role(),
            api.jdk(),
            api.file(),
            api.line());
  }

  private static List<Object> values(List<Api> apis, Aspect aspect) {
    return apis.stream().map(aspect::of).filter(Objects::nonNull).toList();
  }

  private static @Nullable Api only(Api api, Set<Aspect> kept) {
    Api cut =
        new Api(
            api.pattern(),
            kept.contains(Aspect.WAITS) ? api.waits() : null,
            kept.contains(Aspect.TASK) ? api.task() : null,
            kept.contains(Aspect.POOL) ? api.pool() : null,
            kept.contains(Aspect.THREAD) ? api.thread() : null,
            kept.contains(Aspect.ROLE) ? api.role() : null,
            api.jdk(),
            api.file(),
            api.line());
    for (Aspect aspect : Aspect.values()) {
      if (aspect.of(cut) != null) {
        return cut;
      }
    }
    return null;
  }

  private static void addIfAny(List<Api> result, @Nullable Api api) {
    if (api != null) {
      result.add(api);
    }
  }
}
