package io.github.threadwright.linked;

import io.github.threadwright.facts.CallSite;
import io.github.threadwright.facts.Code;
import io.github.threadwright.facts.Fact;
import io.github.threadwright.facts.FileIndex;
import io.github.threadwright.program.CodePlace;
import io.github.threadwright.source.MethodDecl;
import io.github.threadwright.source.Node;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells thread-locals that keep an object for each thread so that it need not be made again: a
 * buffer, a format, a digest. What holds a setting or a collection of the thread is another use.
 *
 * <pre>
 * static final ThreadLocal&lt;byte[]&gt; BUFFER = ThreadLocal.withInitial(() -&gt; new byte[8192]);
 * ... BUFFER.get() ...
 * </pre>
 */
final class ThreadCaches {
  private static final String THREAD_LOCAL = "java.lang.ThreadLocal";
  private static final Set<String> MAKERS =
      Set.of("getInstance", "allocate", "allocateDirect", "newInstance", "newDocumentBuilder");
  private static final Set<String> OF_UTIL =
      Set.of("java.util.Random", "java.util.Formatter", "java.util.GregorianCalendar");

  private final FileIndex index;

  ThreadCaches(FileIndex index) {
    this.index = index;
  }

  /** Whether it reads a field that holds one, to get the object. */
  boolean isUsed(Fact.FieldAccess access) {
    CodePlace place = access.place();
    return access.kind() == Fact.FieldAccess.Kind.READ
        && access.node() instanceof Node.Expr field
        && place.body().parent(field) instanceof Node.Call call
        && call.receiver() == field
        && call.name().equals("get")
        && call.arguments().isEmpty()
        && index.isSubtypeOf(place.typeOf(field), THREAD_LOCAL)
        && makesObjects(index.valueOf(place, field));
  }

  private boolean makesObjects(Code local) {
    if (local.node() instanceof Node.Call call && call.name().equals("withInitial")) {
      return call.arguments().size() == 1 && isMaker(local.place(), call.arguments().get(0));
    }
    if (local.node() instanceof Node.New made && made.body() != null) {
      for (MethodDecl method : made.body().methods()) {
        if (method.name().equals("initialValue") && method.body() != null) {
          CodePlace place =
              new CodePlace(local.place().file(), made.body(), method, null, method.body());
          return gives(place, method.body().root());
        }
      }
    }
    return false;
  }

  private boolean isMaker(CodePlace place, Node.Expr supplier) {
    if (supplier instanceof Node.Lambda lambda) {
      return lambda.body() instanceof Node.Expr value
          ? isCostly(place, value)
          : gives(place, lambda.body());
    }
    return supplier instanceof Node.MethodRef reference
        && reference.name().equals("new")
        && isCostlyType(index.siteOf(place, reference).owner());
  }

  private boolean gives(CodePlace place, Node block) {
    return place
        .body()
        .subtree(block)
        .anyMatch(
            node ->
                node instanceof Node.Return back
                    && back.value() != null
                    && isCostly(place, back.value()));
  }

  private boolean isCostly(CodePlace place, Node.Expr value) {
    if (value instanceof Node.NewArray) {
      return true;
    }
    if (value instanceof Node.New made) {
      return isCostlyType(index.siteOf(place, made).owner());
    }
    if (value instanceof Node.Call call) {
      CallSite site = index.siteOf(place, call);
      return MAKERS.contains(call.name()) && isCostlyType(site.owner());
    }
    return false;
  }

  /** Collections, counters and the like are state of the thread, and quickly made. */
  private static boolean isCostlyType(@Nullable String type) {
    return type != null
        && (!type.startsWith("java.util.") || OF_UTIL.contains(type))
        && !type.equals("java.lang.Object");
  }
}
