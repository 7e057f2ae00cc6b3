package io.github.threadwright.facts;

import io.github.threadwright.facts.Fact.SettingsConflict.Kind;
import io.github.threadwright.facts.PoolSettings.Bound;
import io.github.threadwright.knowledge.Api;
import io.github.threadwright.program.CodePlace;
import io.github.threadwright.source.Node;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Settings of executors that contradict each other: {@code new ThreadPoolExecutor(2, 8, 1, MINUTES,
 * new LinkedBlockingQueue<>())} never has more than two threads, because its queue never fills up.
 */
final class SettingsFacts {
  private static final String SCHEDULED = "java.util.concurrent.ScheduledThreadPoolExecutor";
  private static final String EXECUTORS = "java.util.concurrent.Executors";
  private static final Set<String> SIZED_QUEUES =
      Set.of("LinkedBlockingQueue", "LinkedBlockingDeque", "ArrayBlockingQueue");
  private static final Set<String> SETTERS = Set.of("setMaximumPoolSize", "allowCoreThreadTimeOut");

  private final FileIndex file;
  private final CodePlace place;
  private final Phrases phrases;

  SettingsFacts(FileIndex file, BodyIndex index, Phrases phrases) {
    this.file = file;
    this.place = index.place();
    this.phrases = phrases;
  }

  void addTo(List<Fact> facts, CallSite site) {
    if (site.node() instanceof Node.Call call) {
      if (SETTERS.contains(call.name())) {
        ofSetter(facts, site, call);
      } else if (call.name().endsWith("ThreadPool") && EXECUTORS.equals(site.owner())) {
        ofFactory(facts, site, call);
      }
    } else if (isConstructor(site)) {
      ofConstructor(facts, site);
    }
  }

  /** Also {@code super(...)} of a subclass, and an anonymous subclass. */
  private static boolean isConstructor(CallSite site) {
    if (PoolSettings.THREAD_POOL.equals(site.owner())) {
      return !(site.node() instanceof Node.MethodRef);
    }
    for (Api api : site.apis()) {
      if (api.pool() != null && api.pattern().type().equals(PoolSettings.THREAD_POOL)) {
        return site.node() instanceof Node.New || site.node() instanceof Node.ConstructorCall;
      }
    }
    return false;
  }

  // ---- creation

  private void ofConstructor(List<Fact> facts, CallSite site) {
    List<Node.Expr> arguments = Detachment.argumentsOf(site.node());
    PoolSettings given = PoolSettings.of(file, place, arguments);
    if (given == null) {
      return;
    }
    String broken = broken(given, arguments.get(4));
    if (broken != null) {
      add(facts, site, Kind.THROWS, true, broken);
    } else if (given.bound() == Bound.NONE) {
      ofEndlessQueue(facts, site, given, arguments);
    } else {
      ofKeepAlive(facts, site, given);
    }
  }

  /** Why the constructor throws; null when it does not, as far as constants tell. */
  private @Nullable String broken(PoolSettings given, Node.Expr queue) {
    Long core = given.core();
    Long maximum = given.maximum();
    if (core != null && core < 0) {
      return "the core size is " + core + ", which throws IllegalArgumentException";
    }
    if (maximum != null && maximum <= 0) {
      return "the maximum size is " + maximum + ", which throws IllegalArgumentException";
    }
    if (core != null && maximum != null && maximum < core) {
      return "the maximum size "
          + maximum
          + " is below the core size "
          + core
          + ", which throws IllegalArgumentException";
    }
    if (given.keepAlive() != null && given.keepAlive() < 0) {
      return "the keep-alive time is negative, which throws IllegalArgumentException";
    }
    Code made = file.valueOf(place, queue);
    boolean noRoom = made.node() instanceof Node.New of && hasNoRoom(made.place(), of);
    return noRoom ? "the queue has no room, which throws IllegalArgumentException" : null;
  }

  private boolean hasNoRoom(CodePlace where, Node.New queue) {
    if (queue.arguments().isEmpty() || !SIZED_QUEUES.contains(queue.type().simpleName())) {
      return false;
    }
    Long capacity = PoolSettings.number(file, where, queue.arguments().get(0));
    return capacity != null && capacity <= 0;
  }

  private void ofEndlessQueue(
      List<Fact> facts, CallSite site, PoolSettings given, List<Node.Expr> arguments) {
    String never = "a " + given.queue() + " without bound never fills up, so ";
    Long core = given.core();
    Long maximum = given.maximum();
    if (core != null && core == 0) {
      boolean meant = maximum != null && maximum == 1;
      if (!meant) {
        add(
            facts,
            site,
            Kind.ONE_THREAD,
            maximum != null,
            never + "with a core size of 0 a single thread does all the work");
        return;
      }
    } else if (given.wantsToGrow()) {
      String size = core == null ? "the core size" : core + (core == 1 ? " thread" : " threads");
      String most = maximum == null ? "the maximum" : "the maximum of " + maximum;
      add(
          facts,
          site,
          Kind.NEVER_GROWS,
          given.hasConstantSizes(),
          never + "the pool stays at " + size + " and never gets near " + most);
      return;
    }
    String handler = handler(arguments);
    if (handler != null) {
      add(
          facts,
          site,
          Kind.HANDLER_UNUSED,
          true,
          never + handler + " is never asked until the pool is shut down");
      return;
    }
    ofKeepAlive(facts, site, given);
  }

  /** The policy that is to slow down or drop what does not fit; null when there is none. */
  private @Nullable String handler(List<Node.Expr> arguments) {
    Node.Expr last = arguments.get(arguments.size() - 1);
    Code value = arguments.size() > 5 ? file.valueOf(place, last) : new Code(place, last);
    if (value.node() instanceof Node.New made) {
      String type = made.type().simpleName();
      return type.equals("CallerRunsPolicy") || type.startsWith("Discard") ? type : null;
    }
    return null;
  }

  /** Only where core and maximum are one number, and nothing lets core threads go. */
  private void ofKeepAlive(List<Fact> facts, CallSite site, PoolSettings given) {
    boolean fixed =
        given.core() != null && given.core().equals(given.maximum()) || given.sameSizes();
    if (fixed
        && given.keepAlive() != null
        && given.keepAlive() > 0
        && site.node() instanceof Node.New made
        && made.body() == null
        && staysHere(made)
        && !letsCoreThreadsGo()) {
      add(
          facts,
          site,
          Kind.KEEP_ALIVE_UNUSED,
          given.hasConstantSizes(),
          "core and maximum size are the same, so without allowCoreThreadTimeOut(true) no thread"
              + " ever ends for being idle, and the keep-alive time says nothing");
    }
  }

  /** Whether this file alone sets up the executor, so that all that is done to it is in sight. */
  private boolean staysHere(Node.New made) {
    Node parent = place.body().parent(made);
    if (parent == null) {
      return place.field() != null;
    }
    return parent instanceof Node.Declare
        || (parent instanceof Node.Assign assign && !(assign.target() instanceof Node.ArrayAccess));
  }

  private boolean letsCoreThreadsGo() {
    return file.bodies().stream()
        .flatMap(body -> body.calls().stream())
        .anyMatch(call -> call.name().equals("allowCoreThreadTimeOut"));
  }

  private void ofFactory(List<Fact> facts, CallSite site, Node.Call call) {
    Long size = call.arguments().isEmpty() ? null : file.constant(place, call.arguments().get(0));
    boolean fixed = call.name().equals("newFixedThreadPool");
    boolean scheduled = call.name().equals("newScheduledThreadPool");
    if (size != null && ((fixed && size <= 0) || (scheduled && size < 0))) {
      add(
          facts,
          site,
          Kind.THROWS,
          true,
          "the pool is to have " + size + " threads, which throws IllegalArgumentException");
    }
  }

  // ---- changes afterwards

  private void ofSetter(List<Fact> facts, CallSite site, Node.Call call) {
    if (call.receiver() == null
        || call.arguments().size() != 1
        || !file.isSubtype(site.receiverType(), PoolSettings.THREAD_POOL)) {
      return;
    }
    Code made = file.valueOf(place, call.receiver());
    CallSite creation =
        made.node() instanceof Node.Call || made.node() instanceof Node.New
            ? file.siteOf(made.place(), made.node())
            : null;
    Node.Expr argument = call.arguments().get(0);
    if (call.name().equals("allowCoreThreadTimeOut")) {
      ofTimeOut(facts, site, creation, made, argument);
    } else if (call.name().equals("setMaximumPoolSize")) {
      ofMaximum(facts, site, creation, made, argument);
    }
  }

  private void ofMaximum(
      List<Fact> facts, CallSite site, @Nullable CallSite creation, Code made, Node.Expr argument) {
    if (file.isSubtype(site.receiverType(), SCHEDULED)
        || (creation != null && file.isSubtype(creation.owner(), SCHEDULED))) {
      add(
          facts,
          site,
          Kind.IGNORED,
          true,
          "a ScheduledThreadPoolExecutor has a queue without bound and only ever uses its core"
              + " size, so the maximum has no effect");
      return;
    }
    PoolSettings given = settings(creation, made);
    Long maximum = PoolSettings.number(file, place, argument);
    Long core = given == null ? fixedSize(creation, made) : given.core();
    boolean endless = given == null ? core != null : given.bound() == Bound.NONE;
    if (endless
        && core != null
        && maximum != null
        && maximum > core
        && !isSetHere("setCorePoolSize")) {
      add(
          facts,
          site,
          Kind.NEVER_GROWS,
          true,
          "the queue of this pool has no bound and never fills up, so the pool stays at its core"
              + " size of "
              + core
              + " and the maximum of "
              + maximum
              + " has no effect");
    }
  }

  private void ofTimeOut(
      List<Fact> facts, CallSite site, @Nullable CallSite creation, Code made, Node.Expr argument) {
    boolean on = argument instanceof Node.Literal literal && literal.value().equals("true");
    PoolSettings given = settings(creation, made);
    boolean none =
        given != null
            ? given.keepAlive() != null && given.keepAlive() == 0
            : creation != null && isFixed(creation);
    if (on && none && !isSetHere("setKeepAliveTime")) {
      add(
          facts,
          site,
          Kind.THROWS,
          true,
          "the pool has a keep-alive time of 0, with which allowCoreThreadTimeOut(true) throws"
              + " IllegalArgumentException");
    }
  }

  private @Nullable PoolSettings settings(@Nullable CallSite creation, Code made) {
    return creation != null && isConstructor(creation)
        ? PoolSettings.of(file, made.place(), Detachment.argumentsOf(made.node()))
        : null;
  }

  private static boolean isFixed(CallSite creation) {
    return creation.name().equals("newFixedThreadPool") && EXECUTORS.equals(creation.owner());
  }

  private @Nullable Long fixedSize(@Nullable CallSite creation, Code made) {
    if (creation == null || !isFixed(creation) || !(made.node() instanceof Node.Call call)) {
      return null;
    }
    return PoolSettings.number(file, made.place(), call.arguments().get(0));
  }

  /** Whether the file has such a call at all: then the order of things decides. */
  private boolean isSetHere(String setter) {
    return file.bodies().stream()
        .flatMap(body -> body.calls().stream())
        .anyMatch(call -> call.name().equals(setter));
  }

  private void add(List<Fact> facts, CallSite site, Kind kind, boolean constant, String because) {
    facts.add(
        new Fact.SettingsConflict(
            place,
            site.node(),
            kind,
            constant,
            because,
            phrases.of("contradicts itself: ", site.title())));
  }
}
