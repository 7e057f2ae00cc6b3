package io.github.threadwright.linked;

import io.github.threadwright.facts.Fact;
import io.github.threadwright.source.Body;
import io.github.threadwright.source.Node;
import java.util.regex.Pattern;

/** Tells code that asks which thread it is on, and so takes care of it. */
final class ThreadTests {
  private static final Pattern QUESTION =
      Pattern.compile(
          "(is|on|in|runningOn|currentlyOn).*(EventLoop|NonBlocking|DispatchThread|"
              + "ApplicationThread|EventThread|UIThread|UiThread|MainThread|IoThread|IOThread|"
              + "WorkerThread|WorkerContext|EventLoopContext|BlockingAllowed).*",
          Pattern.CASE_INSENSITIVE);

  private ThreadTests() {}

  /** Whether such a question is asked before, in the same method. */
  static boolean standsBehindOne(Fact fact) {
    Body body = fact.place().body();
    for (int id = 0; id < fact.node().id(); id++) {
      if (body.node(id) instanceof Node.Call call && QUESTION.matcher(call.name()).matches()) {
        return true;
      }
    }
    return false;
  }
}
