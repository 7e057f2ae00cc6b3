package io.github.threadwright.facts;

import io.github.threadwright.knowledge.Api;
import io.github.threadwright.program.CodePlace;
import io.github.threadwright.source.Body;
import io.github.threadwright.source.MethodDecl;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.TypeDecl;
import io.github.threadwright.source.types.TypeRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Follows the calls of a stream back to its source, through variables with one value. Which sources
 * split badly is what the spliterators of the JDK do: an iterator, a linked list or a reader can
 * only be read from its front, so they copy batches of 1024 elements and more to hand them out.
 * When the size is known, such a batch is split further; else it goes to one thread as it is.
 */
public final class ParallelStreams {
  private static final int LONGEST = 100;
  private static final int FILES_LINES_SPLIT_SINCE = 9;
  private static final String SPLITERATORS = "java.util.Spliterators";
  private static final Set<String> LINKED =
      Set.of(
          "java.util.LinkedList",
          "java.util.LinkedHashSet",
          "java.util.LinkedHashMap",
          "java.util.concurrent.ConcurrentLinkedQueue",
          "java.util.concurrent.ConcurrentLinkedDeque",
          "java.util.concurrent.LinkedBlockingQueue",
          "java.util.concurrent.LinkedBlockingDeque",
          "java.util.concurrent.LinkedTransferQueue",
          "java.util.concurrent.ArrayBlockingQueue",
          "java.util.concurrent.DelayQueue",
          // All of the JDK but one, which is a heap in an array.
          "java.util.concurrent.BlockingQueue",
          "java.util.concurrent.BlockingDeque");

  /** Sources that are read from their front, by class and method. */
  private static final Map<String, String> READ_IN_TURN =
      Map.ofEntries(
          Map.entry("java.io.BufferedReader#lines", "a BufferedReader"),
          Map.entry("java.nio.file.Files#walk", "Files.walk"),
          Map.entry("java.nio.file.Files#list", "Files.list"),
          Map.entry("java.nio.file.Files#find", "Files.find"),
          Map.entry("java.util.regex.Pattern#splitAsStream", "Pattern.splitAsStream"),
          Map.entry("java.util.regex.Matcher#results", "Matcher.results"),
          Map.entry("java.util.Scanner#tokens", "a Scanner"),
          Map.entry("java.util.Scanner#findAll", "a Scanner"),
          Map.entry("java.util.zip.ZipFile#stream", "a ZipFile"),
          Map.entry("java.util.jar.JarFile#stream", "a JarFile"),
          Map.entry("java.util.stream.Stream#iterate", "Stream.iterate"),
          Map.entry("java.util.stream.IntStream#iterate", "IntStream.iterate"),
          Map.entry("java.util.stream.LongStream#iterate", "LongStream.iterate"),
          Map.entry("java.util.stream.DoubleStream#iterate", "DoubleStream.iterate"));

  private final FileIndex file;

  /**
   * A source that splits badly.
   *
   * @param name what a reader calls it, e.g. {@code a LinkedList}
   */
  public record Source(String name, Size size) {
    /** What {@code limit} makes of it: all elements are collected first, then split. */
    Source collected() {
      return new Source(name, Size.KNOWN);
    }
  }

  /** Whether a source says how many elements it has. */
  public enum Size {
    /** Then the batches that are copied from it are split further. */
    KNOWN,
    /** Then each batch, the first one of 1024 elements, goes to one thread. */
    UNKNOWN
  }

  public ParallelStreams(FileIndex file) {
    this.file = file;
  }

  /**
   * The earlier call that makes the same stream parallel where {@code mode} makes it sequential, or
   * the other way round.
   */
  public Optional<Node> overruled(CodePlace place, Node.Call mode) {
    boolean parallel = isMode(place, mode, Api.Role.STREAM_TO_PARALLEL);
    Node.Expr receiver = mode.receiver();
    Code at = receiver == null ? null : file.valueOf(place, receiver);
    for (int i = 0; i < LONGEST && at != null && at.node() instanceof Node.Call call; i++) {
      boolean toParallel =
          isMode(at.place(), call, Api.Role.STREAM_TO_PARALLEL)
              || isMode(at.place(), call, Api.Role.PARALLEL_STREAM_SOURCE);
      boolean toSequential = isMode(at.place(), call, Api.Role.STREAM_TO_SEQUENTIAL);
      if (toParallel || toSequential) {
        return parallel == toSequential ? Optional.of(call) : Optional.empty();
      }
      at = isStage(at.place(), call) ? before(at.place(), call) : null;
    }
    return Optional.empty();
  }

  private @Nullable Code before(CodePlace place, Node.Call stage) {
    return stage.receiver() == null ? null : file.valueOf(place, stage.receiver());
  }

  private boolean isMode(CodePlace place, Node.Call call, Api.Role role) {
    return file.siteOf(place, call).has(role);
  }

  private boolean isStage(CodePlace place, Node.Call call) {
    CallSite site = file.siteOf(place, call);
    return site.has(Api.Role.STREAM_STAGE)
        || site.has(Api.Role.STREAM_TO_PARALLEL)
        || site.has(Api.Role.STREAM_TO_SEQUENTIAL);
  }

  /**
   * The source of a stream when it splits badly; empty when it splits well, or nobody knows.
   *
   * @param parallel the call that makes the stream parallel: {@code parallel()}, {@code
   *     parallelStream()}, {@code StreamSupport.stream(spliterator, true)}
   */
  public Optional<Source> poorSource(CodePlace place, Node.Call parallel) {
    if (isRearranged(place, parallel)) {
      return Optional.empty();
    }
    if (!parallel.name().equals("parallel")) {
      return source(new Code(place, parallel));
    }
    boolean limited = isLimitedLater(place, parallel);
    Code at = before(place, parallel);
    for (int i = 0; i < LONGEST && at != null && at.node() instanceof Node.Call call; i++) {
      if (!isStage(at.place(), call)) {
        Optional<Source> source = source(at);
        return limited ? source.map(Source::collected) : source;
      }
      limited |= call.name().equals("limit");
      if (isBarrier(call)) {
        return Optional.empty();
      }
      at = before(at.place(), call);
    }
    return Optional.empty();
  }

  private static boolean isLimitedLater(CodePlace place, Node.Call parallel) {
    Node at = parallel;
    while (place.body().parent(at) instanceof Node.Call next && next.receiver() == at) {
      if (next.name().equals("limit")) {
        return true;
      }
      at = next;
    }
    return false;
  }

  /** Whether a later stage collects everything anew, or makes the stream sequential again. */
  private boolean isRearranged(CodePlace place, Node.Call parallel) {
    Body body = place.body();
    Node at = parallel;
    while (body.parent(at) instanceof Node.Call next && next.receiver() == at) {
      if (isBarrier(next) || isMode(place, next, Api.Role.STREAM_TO_SEQUENTIAL)) {
        return true;
      }
      at = next;
    }
    return false;
  }

  /** Behind these the elements lie in an array, which splits well. */
  private static boolean isBarrier(Node.Call stage) {
    return stage.name().equals("sorted");
  }

  private Optional<Source> source(Code code) {
    Node.Call call = (Node.Call) code.node();
    CallSite site = file.siteOf(code.place(), call);
    String owner = site.owner();
    if (owner == null) {
      return Optional.empty();
    }
    String inTurn = READ_IN_TURN.get(owner + "#" + call.name());
    if (inTurn != null) {
      return Optional.of(new Source(inTurn, Size.UNKNOWN));
    }
    if (call.name().equals("lines") && owner.equals("java.nio.file.Files")) {
      boolean splits = file.file().module().jdk() >= FILES_LINES_SPLIT_SINCE;
      return splits ? Optional.empty() : unknownSize("Files.lines before Java 9");
    }
    boolean ofCollection = call.name().equals("stream") || call.name().equals("parallelStream");
    if (ofCollection && call.receiver() != null && call.arguments().isEmpty()) {
      return collection(code.place(), call.receiver());
    }
    return owner.equals("java.util.stream.StreamSupport") && call.arguments().size() == 2
        ? spliterator(file.valueOf(code.place(), call.arguments().get(0)))
        : Optional.empty();
  }

  private Optional<Source> collection(CodePlace place, Node.Expr collection) {
    Code value = file.valueOf(place, collection);
    if (value.node() instanceof Node.Call call) {
      boolean view = Set.of("entrySet", "keySet", "values").contains(call.name());
      if (view && call.receiver() != null && call.arguments().isEmpty()) {
        return linked(value.place(), call.receiver())
            .map(of -> new Source("the " + call.name() + " of " + of.name(), of.size()));
      }
    }
    return linked(value.place(), (Node.Expr) value.node());
  }

  private static Optional<Source> unknownSize(String name) {
    return Optional.of(new Source(name, Size.UNKNOWN));
  }

  /** A class of the JDK that is linked, made in sight or declared so. */
  private Optional<Source> linked(CodePlace place, Node.Expr object) {
    Code value = file.valueOf(place, object);
    TypeRef type = value.place().typeOf(value.node());
    if (!(type instanceof TypeRef.ClassRef named) || !LINKED.contains(named.name())) {
      return Optional.empty();
    }
    String name = named.simpleName();
    return Optional.of(new Source((name.startsWith("A") ? "an " : "a ") + name, Size.KNOWN));
  }

  private Optional<Source> spliterator(Code code) {
    if (code.node() instanceof Node.Call call) {
      CallSite site = file.siteOf(code.place(), call);
      boolean ofIterator =
          call.name().equals("spliteratorUnknownSize")
              || (call.name().equals("spliterator")
                  && call.arguments().size() == 3
                  && file.isSubtypeOf(
                      code.place().typeOf(call.arguments().get(0)), "java.util.Iterator"));
      return ofIterator && SPLITERATORS.equals(site.owner())
          ? Optional.of(
              new Source("an iterator", call.arguments().size() == 3 ? Size.KNOWN : Size.UNKNOWN))
          : Optional.empty();
    }
    return code.node() instanceof Node.New made && readsInTurn(code.place(), made)
        ? unknownSize("an AbstractSpliterator")
        : Optional.empty();
  }

  /** A subclass of the JDK's frame for spliterators that only knows how to advance. */
  private boolean readsInTurn(CodePlace place, Node.New made) {
    TypeDecl declared = made.body();
    if (declared == null) {
      String owner = file.siteOf(place, made).owner();
      declared = owner == null ? null : file.declaration(owner);
    }
    if (declared == null
        || !file.isSubtype(declared.binaryName(), SPLITERATORS + "$AbstractSpliterator")) {
      return false;
    }
    List<MethodDecl> methods = declared.methods();
    return methods.stream().noneMatch(method -> method.name().equals("trySplit"));
  }
}
