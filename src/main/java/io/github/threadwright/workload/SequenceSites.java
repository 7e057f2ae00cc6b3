package io.github.threadwright.workload;

import io.github.threadwright.facts.Fact;
import io.github.threadwright.facts.FileIndex;
import io.github.threadwright.knowledge.Api;
import io.github.threadwright.knowledge.WaitKind;
import io.github.threadwright.program.CodePlace;
import io.github.threadwright.source.Body;
import io.github.threadwright.source.Node;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Two or more waits in a row, none of which needs the result of another: {@code a = users.load(id);
 * b = orders.load(id);}. The row ends at any branch, loop or jump, because that may decide whether
 * the next call happens at all, and at a call that uses what an earlier one gave, a field that it
 * set, or the connection or stream that it talks through.
 */
final class SequenceSites {
  private static final Set<WaitKind> SLOW =
      EnumSet.of(
          WaitKind.NETWORK, WaitKind.DNS, WaitKind.DATABASE, WaitKind.FILE, WaitKind.PROCESS);

  private final BodyFacts body;
  private final FileIndex index;
  private final CodePlace place;
  private final Body code;

  SequenceSites(BodyFacts body) {
    this.body = body;
    this.index = body.index();
    this.place = body.place();
    this.code = place.body();
  }

  void addTo(List<Site> sites) {
    Map<Node, List<Fact.Waits>> byStatement = new IdentityHashMap<>();
    Map<Node, Integer> inList = new IdentityHashMap<>();
    List<Node> lists = new ArrayList<>();
    for (Fact fact : body.all()) {
      if (fact instanceof Fact.Waits wait && isSlow(wait)) {
        Node statement = statement(wait.node());
        Node list = statement == null ? null : code.parent(statement);
        if (statement == null || list == null) {
          continue;
        }
        List<Fact.Waits> ofStatement =
            byStatement.computeIfAbsent(statement, s -> new ArrayList<>(1));
        ofStatement.add(wait);
        if (ofStatement.size() == 1 && inList.merge(list, 1, Integer::sum) == 2) {
          lists.add(list);
        }
      }
    }
    for (Node list : lists) {
      addRows(statements(list), byStatement, sites);
    }
  }

  private static boolean isSlow(Fact.Waits wait) {
    Api.Wait how = wait.api().waits();
    return SLOW.contains(wait.kind()) && wait.sure() && (how == null || !how.cheap());
  }

  private static List<Node> statements(Node list) {
    return list instanceof Node.Block block
        ? block.statements()
        : list instanceof Node.Case entry ? entry.body() : List.of();
  }

  /**
   * The simple statement around a wait that runs whenever the statement does; null when there is
   * none.
   */
  private @Nullable Node statement(Node wait) {
    for (Node at = wait; ; ) {
      Node parent = code.parent(at);
      if (parent instanceof Node.Block || parent instanceof Node.Case) {
        return isSimple(at) && index.runsWithin(place, wait, at) ? at : null;
      }
      if (parent == null || parent instanceof Node.Conditional || parent instanceof Node.Lambda) {
        return null;
      }
      at = parent;
    }
  }

  private static boolean isSimple(Node statement) {
    return statement instanceof Node.Declare
        || statement instanceof Node.Assign
        || statement instanceof Node.Call
        || statement instanceof Node.New
        || statement instanceof Node.Return;
  }

  private void addRows(List<Node> statements, Map<Node, List<Fact.Waits>> waits, List<Site> sites) {
    Row row = new Row();
    for (Node statement : statements) {
      List<Fact.Waits> here = waits.get(statement);
      if (here == null) {
        if (isSimple(statement) && !(statement instanceof Node.Return)
            || statement instanceof Node.Unary
            || statement instanceof Node.Empty) {
          row.pass(statement);
        } else {
          row = close(row, sites);
        }
        continue;
      }
      if (row.isNeededBy(statement, here)) {
        row = close(row, sites);
      }
      row.add(statement, here);
    }
    close(row, sites);
  }

  private Row close(Row row, List<Site> sites) {
    if (row.statements.size() >= 2) {
      sites.add(row.site());
    }
    return new Row();
  }

  /** Statements found so far that need nothing of each other. */
  private final class Row {
    final List<Node> statements = new ArrayList<>();
    final List<Fact> between = new ArrayList<>();
    final Set<String> written = new HashSet<>();
    final Set<String> used = new HashSet<>();
    final Set<String> talkedThrough = new HashSet<>();
    Fact.@Nullable Waits first;
    Fact.@Nullable Waits dropped;

    /** A statement that does not wait. */
    void pass(Node statement) {
      if (statements.isEmpty()) {
        return;
      }
      body.within(statement).stream()
          .filter(fact -> fact instanceof Fact.UnknownCall || fact instanceof Fact.OpaqueCall)
          .forEach(between::add);
      if (reads(statement)) {
        Dataflow.written(index, place, statement, written::add);
      }
    }

    boolean isNeededBy(Node statement, List<Fact.Waits> waits) {
      return reads(statement)
          || changesWhatWasUsed(statement)
          || waits.stream().anyMatch(this::goesOnWithTheSame);
    }

    private boolean reads(Node statement) {
      return !written.isEmpty() && Dataflow.reads(index, place, statement, written::contains);
    }

    private boolean changesWhatWasUsed(Node statement) {
      Set<String> changed = new HashSet<>();
      Dataflow.written(index, place, statement, changed::add);
      return !Collections.disjoint(changed, used);
    }

    private boolean goesOnWithTheSame(Fact.Waits wait) {
      return Dataflow.meet(talkedThrough, Dataflow.talksThrough(index, place, wait));
    }

    void add(Node statement, List<Fact.Waits> waits) {
      statements.add(statement);
      first = first == null ? waits.get(0) : first;
      if (statement instanceof Node.Call && dropped == null) {
        dropped = waits.get(0);
      }
      body.within(statement).stream()
          .filter(fact -> fact instanceof Fact.UnknownCall || fact instanceof Fact.OpaqueCall)
          .forEach(between::add);
      Dataflow.written(index, place, statement, written::add);
      Dataflow.used(index, place, statement, used::add);
      waits.forEach(wait -> talkedThrough.addAll(Dataflow.talksThrough(index, place, wait)));
    }

    Site site() {
      Work work = Work.of(body, statements, List.of());
      Workload workload = Profile.of(work, Sizes.exactly(statements.size()), judgement(work));
      Node node = first == null ? statements.get(0) : first.node();
      return new Site(
          SiteKind.CALL_SEQUENCE, place, node, statements, work.facts(), workload, null, place);
    }

    private Profile.Judgement judgement(Work work) {
      List<Fact.Waits> waits = work.all(Fact.Waits.class);
      if (Frameworks.isInTransaction(index, place)
          && waits.stream().anyMatch(wait -> wait.kind() == WaitKind.DATABASE)) {
        return Profile.Judgement.of(Workload.Independence.DEPENDENT, waits.subList(0, 1));
      }
      if (dropped != null) {
        Workload.Reason reason =
            new Workload.Reason(
                "its result is dropped, so it is called for its effect: " + dropped.text(),
                dropped);
        return new Profile.Judgement(Workload.Independence.UNKNOWN, List.of(reason));
      }
      return between.isEmpty()
          ? Profile.Judgement.of(Workload.Independence.INDEPENDENT, List.of())
          : Profile.Judgement.of(Workload.Independence.UNKNOWN, between.subList(0, 1));
    }
  }
}
