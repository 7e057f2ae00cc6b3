package io.github.threadwright.facts;

import io.github.threadwright.facts.Fact.PoolCreated.Factory;
import io.github.threadwright.knowledge.Api;
import io.github.threadwright.program.CodePlace;
import io.github.threadwright.source.Body;
import io.github.threadwright.source.Node;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Executors that are created. The threads of {@code newFixedThreadPool(n, factory)} are virtual
 * when {@code factory} is, directly or through a variable with one value, {@code
 * Thread.ofVirtual().factory()} or a lambda that makes virtual threads.
 */
final class PoolFacts {
  private static final String VIRTUAL_BUILDER = "java.lang.Thread$Builder$OfVirtual";
  private static final String PLATFORM_BUILDER = "java.lang.Thread$Builder$OfPlatform";
  private static final String THREAD = "java.lang.Thread";

  private final FileIndex file;
  private final BodyIndex index;
  private final Phrases phrases;

  PoolFacts(FileIndex file, BodyIndex index, Phrases phrases) {
    this.file = file;
    this.index = index;
    this.phrases = phrases;
  }

  /** {@code super(...)} in a subclass only says what the subclass is. */
  Fact.@Nullable PoolCreated of(CallSite site) {
    if (!(site.node() instanceof Node.Call || site.node() instanceof Node.New)) {
      return null;
    }
    for (Api api : site.apis()) {
      Api.Pool pool = api.pool();
      if (pool != null) {
        List<Node.Expr> arguments = Detachment.argumentsOf(site.node());
        return new Fact.PoolCreated(
            index.place(),
            site.node(),
            pool,
            factory(pool, arguments),
            size(pool, arguments),
            PoolSettings.growth(file, index.place(), pool, site, arguments),
            phrases.of("creates an executor by ", site.title()));
      }
    }
    return null;
  }

  private int size(Api.Pool pool, List<Node.Expr> arguments) {
    if (pool.sizeArgument() < 0 || pool.sizeArgument() >= arguments.size()) {
      return 0;
    }
    Long size = file.constant(index.place(), arguments.get(pool.sizeArgument()));
    return size == null || size < 0 || size > Integer.MAX_VALUE ? 0 : size.intValue();
  }

  private Factory factory(Api.Pool pool, List<Node.Expr> arguments) {
    if (pool.kind() == Api.Pool.Kind.VIRTUAL_PER_TASK) {
      return Factory.VIRTUAL;
    }
    if (pool.factoryArgument() < 0 || pool.factoryArgument() >= arguments.size()) {
      return Factory.PLATFORM;
    }
    return factory(file.valueOf(index.place(), arguments.get(pool.factoryArgument())));
  }

  private Factory factory(Code factory) {
    Node node = factory.node();
    CodePlace place = factory.place();
    if (node instanceof Node.Lambda lambda) {
      return made(new Code(place, lambda.body()));
    }
    if (node instanceof Node.Call || node instanceof Node.MethodRef) {
      return ofMaker(place, node);
    }
    if (node instanceof Node.New made && made.body() != null) {
      Code newThread = RunCode.ofMethodNamed(place.file(), made.body(), "newThread");
      return newThread == null ? Factory.UNKNOWN : made(newThread);
    }
    return Factory.UNKNOWN;
  }

  /**
   * {@code Thread.ofVirtual().factory()}, {@code Executors.defaultThreadFactory()}, {@code
   * Thread::new}.
   */
  private Factory ofMaker(CodePlace place, Node node) {
    CallSite site = file.siteOf(place, node);
    Node.Expr receiver = node instanceof Node.Call call ? call.receiver() : null;
    if (receiver != null && file.isSubtype(site.receiverType(), "java.lang.Thread$Builder")) {
      return builder(place, receiver, site);
    }
    if (site.has(Api.ThreadRole.VIRTUAL_FACTORY) || site.has(Api.ThreadRole.CREATE_VIRTUAL)) {
      return Factory.VIRTUAL;
    }
    boolean platform =
        site.has(Api.ThreadRole.PLATFORM_FACTORY)
            || site.has(Api.ThreadRole.CREATE)
            || (site.name().equals("<init>") && THREAD.equals(site.owner()));
    return platform ? Factory.PLATFORM : Factory.UNKNOWN;
  }

  private Factory builder(CodePlace place, Node.Expr receiver, CallSite site) {
    if (file.isSubtype(site.receiverType(), VIRTUAL_BUILDER)) {
      return Factory.VIRTUAL;
    }
    if (file.isSubtype(site.receiverType(), PLATFORM_BUILDER)) {
      return Factory.PLATFORM;
    }
    Node at = file.valueOf(place, receiver).node();
    while (at instanceof Node.Call call) {
      if (call.name().equals("ofVirtual") || call.name().equals("ofPlatform")) {
        return call.name().equals("ofVirtual") ? Factory.VIRTUAL : Factory.PLATFORM;
      }
      at = call.receiver();
    }
    return Factory.UNKNOWN;
  }

  /** What the code of a factory makes: every thread in it must be of one kind. */
  private Factory made(Code code) {
    Body body = code.place().body();
    Factory found = null;
    for (int id = code.node().id(); id < body.end(code.node()); id++) {
      Factory next = madeBy(code.place(), body.node(id));
      if (next != null && found != null && next != found) {
        return Factory.UNKNOWN;
      }
      found = next == null ? found : next;
    }
    return found == null ? Factory.UNKNOWN : found;
  }

  private @Nullable Factory madeBy(CodePlace place, Node node) {
    if (node instanceof Node.New) {
      return file.isSubtype(file.siteOf(place, node).owner(), THREAD) ? Factory.PLATFORM : null;
    }
    if (node instanceof Node.Call call && call.receiver() != null) {
      CallSite site = file.siteOf(place, node);
      boolean makes = call.name().equals("unstarted") || call.name().equals("factory");
      return makes && file.isSubtype(site.receiverType(), "java.lang.Thread$Builder")
          ? builder(place, call.receiver(), site)
          : null;
    }
    return null;
  }
}
