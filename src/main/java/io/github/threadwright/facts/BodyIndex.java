package io.github.threadwright.facts;

import io.github.threadwright.program.CodePlace;
import io.github.threadwright.source.Body;
import io.github.threadwright.source.Node;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one walk over a body finds that more than one fact asks for. */
final class BodyIndex {
  /** No lambda around. */
  static final int NONE = -1;

  private final CodePlace place;
  private final Body body;
  private final @Nullable CallSite[] sites;
  private final int[] detachedIn;
  private final List<CallSite> calls = new ArrayList<>();
  private final List<Node.Loop> loops = new ArrayList<>(2);
  private final List<Node.Lambda> lambdas = new ArrayList<>(2);
  private final List<Node> writes = new ArrayList<>();
  private final List<Node> jumps = new ArrayList<>();
  private final List<Node.Synchronized> monitors = new ArrayList<>(0);

  BodyIndex(CodePlace place) {
    this.place = place;
    this.body = place.body();
    this.sites = new CallSite[body.size()];
    this.detachedIn = new int[body.size()];
  }

  void add(CallSite site) {
    sites[site.node().id()] = site;
    calls.add(site);
  }

  void add(Node.Loop loop) {
    loops.add(loop);
  }

  void add(Node.Lambda lambda) {
    lambdas.add(lambda);
  }

  void add(Node.Synchronized monitor) {
    monitors.add(monitor);
  }

  /** An assignment, {@code ++} or {@code --}. */
  void addWrite(Node write) {
    writes.add(write);
  }

  /** A {@code break}, {@code continue}, {@code return} or {@code throw}. */
  void addJump(Node jump) {
    jumps.add(jump);
  }

  /** How many loops and lambdas there are around {@code node}. */
  int depth(Node node) {
    int depth = 0;
    for (Node at = body.parent(node);
        at != null && depth <= LoopFacts.DEEPEST;
        at = body.parent(at)) {
      depth += at instanceof Node.Loop || at instanceof Node.Lambda ? 1 : 0;
    }
    return depth;
  }

  void detach(Node node, int lambda) {
    detachedIn[node.id()] = lambda;
  }

  CodePlace place() {
    return place;
  }

  Body body() {
    return body;
  }

  /** In preorder, as all lists here. */
  List<CallSite> calls() {
    return calls;
  }

  List<Node.Loop> loops() {
    return loops;
  }

  List<Node.Lambda> lambdas() {
    return lambdas;
  }

  List<Node> writes() {
    return writes;
  }

  List<Node> jumps() {
    return jumps;
  }

  List<Node.Synchronized> monitors() {
    return monitors;
  }

  @Nullable CallSite site(Node node) {
    return sites[node.id()];
  }

  /**
   * Id of the innermost lambda around {@code node} that does not run where it stands, {@link #NONE}
   * when there is none.
   */
  int detachedIn(Node node) {
    return detachedIn[node.id()];
  }

  /** See {@link FileIndex#runsWithin}. */
  boolean runsWithin(Node node, Node ancestor) {
    return detachedIn[node.id()] <= ancestor.id() && body.contains(ancestor, node);
  }

  /** The index in {@code calls} of the first call with that id or a later one. */
  int firstCallFrom(int id) {
    return firstFrom(id, calls.size(), i -> calls.get(i).node().id());
  }

  /** The index in {@code writes} of the first write with that id or a later one. */
  int firstWriteFrom(int id) {
    return firstFrom(id, writes.size(), i -> writes.get(i).id());
  }

  int firstJumpFrom(int id) {
    return firstFrom(id, jumps.size(), i -> jumps.get(i).id());
  }

  private static int firstFrom(int id, int size, java.util.function.IntUnaryOperator idAt) {
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (idAt.applyAsInt(middle) < id) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
