package io.github.threadwright.rules;

import io.github.threadwright.facts.Code;
import io.github.threadwright.facts.Fact;
import io.github.threadwright.facts.Fact.ThreadCreated;
import io.github.threadwright.facts.Fact.ThreadCreated.Ends;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.TypeName;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Questions about threads that words of two subjects ask. */
final class Threads {
  private static final Set<String> ALL_FAILURES =
      Set.of("Exception", "RuntimeException", "Throwable");

  private Threads() {}

  static Verdict ends(ThreadCreated thread, Ends wanted) {
    return thread.ends() == Ends.UNKNOWN
        ? Verdict.UNKNOWN
        : Verdict.of(thread.ends() == wanted, thread);
  }

  static boolean onlyThrows(ThreadCreated thread) {
    List<Node> statements = statements(thread);
    return statements.size() == 1
        && (statements.get(0) instanceof Node.Throw || endsTheJvm(statements.get(0)));
  }

  private static boolean endsTheJvm(Node statement) {
    return statement instanceof Node.Call call
        && (call.name().equals("exit") || call.name().equals("halt"));
  }

  /** {@code try { ... } catch (Exception e) { ... }} and nothing around it. */
  static boolean handlesFailure(ThreadCreated thread) {
    List<Node> statements = statements(thread);
    return statements.size() == 1
        && statements.get(0) instanceof Node.Try guarded
        && guarded.catches().stream()
            .flatMap(handler -> handler.types().stream())
            .map(TypeName::simpleName)
            .anyMatch(ALL_FAILURES::contains);
  }

  private static List<Node> statements(ThreadCreated thread) {
    Node code = thread.runs() == null ? null : thread.runs().node();
    Node body = code instanceof Node.Lambda lambda ? lambda.body() : code;
    if (body instanceof Node.Block block) {
      return block.statements();
    }
    return body == null ? List.of() : List.of(body);
  }

  /** The waits in the code that a thread runs, as far as that stands in this file. */
  static Stream<Fact.Waits> waits(ThreadCreated thread, Scene scene) {
    Code code = thread.runs();
    if (code == null) {
      return Stream.empty();
    }
    return scene
        .facts(Fact.Waits.class, code.place())
        .filter(wait -> code.place().body().contains(code.node(), wait.node()));
  }
}
