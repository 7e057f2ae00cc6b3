package io.github.threadwright;

import io.github.threadwright.finding.ScanReport;
import io.github.threadwright.program.ProgramFile;
import io.github.threadwright.source.Body;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.names.Target;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counts the calls and object creations of files, and how far it is known what they call. */
final class CallCount {
  private int total;
  private int resolved;
  private int ownerOnly;

  private CallCount() {}

  static ScanReport.Calls of(ProgramFile file) {
    CallCount count = new CallCount();
    file.source().allTypes().forEach(type -> type.bodies().forEach(body -> count.add(file, body)));
    return new ScanReport.Calls(count.total, count.resolved, count.ownerOnly);
  }

  static ScanReport.Calls sum(List<ScanReport.Calls> counts) {
    return counts.stream()
        .reduce(
            new ScanReport.Calls(0, 0, 0),
            (a, b) ->
                new ScanReport.Calls(
                    a.total() + b.total(),
                    a.resolved() + b.resolved(),
                    a.ownerOnly() + b.ownerOnly()));
  }

  private void add(ProgramFile file, Body body) {
    for (int id = 0; id < body.size(); id++) {
      Node node = body.node(id);
      if (node instanceof Node.Call || node instanceof Node.New) {
        add(file, body, node);
      }
    }
  }

  private void add(ProgramFile file, Body body, Node call) {
    @Nullable Target target = file.names().targetOf(body, call);
    total++;
    resolved += target instanceof Target.Method ? 1 : 0;
    ownerOnly += target instanceof Target.OwnerOnly ? 1 : 0;
  }
}
