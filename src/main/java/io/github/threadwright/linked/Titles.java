package io.github.threadwright.linked;

import io.github.threadwright.facts.CallSite;
import io.github.threadwright.facts.Fact;
import io.github.threadwright.facts.FileIndex;
import io.github.threadwright.program.CodePlace;
import io.github.threadwright.program.CodeUnit;
import io.github.threadwright.program.ProgramFile;
import io.github.threadwright.source.Node;
import java.util.List;
import java.util.Map;

/** Words the steps of a way. */
final class Titles {
  private final Map<ProgramFile, FileIndex> indexes;

  Titles(Map<ProgramFile, FileIndex> indexes) {
    this.indexes = indexes;
  }

  /** To come to a method reference is no step of its own: what it names is called there. */
  void addStep(List<Fact.Step> steps, CodePlace place, Node node, CodeUnit callee) {
    if (callee.kind() != CodeUnit.Kind.METHOD_REFERENCE) {
      steps.add(new Fact.Step(place, node, text(place, node, callee)));
    }
  }

  private String text(CodePlace place, Node node, CodeUnit callee) {
    boolean given = callee.function() != null && callee.function() != node;
    if (node instanceof Node.Lambda || given && callee.kind() == CodeUnit.Kind.LAMBDA) {
      return "runs the lambda" + (node instanceof Node.Lambda ? "" : " it is given");
    }
    FileIndex index = indexes.get(place.file());
    CallSite site = index == null ? null : index.call(place, node);
    return "calls " + (site == null ? callee.symbol() : site.title());
  }
}
