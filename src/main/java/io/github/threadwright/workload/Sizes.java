package io.github.threadwright.workload;

import io.github.threadwright.facts.Code;
import io.github.threadwright.facts.FileIndex;
import io.github.threadwright.facts.LoopHeader;
import io.github.threadwright.program.CodePlace;
import io.github.threadwright.source.FieldDecl;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.TypeDecl;
import io.github.threadwright.source.names.Target;
import io.github.threadwright.source.types.TypeRef;
import io.github.threadwright.source.types.TypeShape;
import io.github.threadwright.workload.Workload.Items;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How many items there are, as far as constants say: counted loops, literal collections and arrays,
 * ranges.
 */
final class Sizes {
  private static final Set<String> OF_ELEMENTS =
      Set.of("of", "asList", "singletonList", "singleton");

  private final FileIndex index;
  private final CodePlace place;

  Sizes(FileIndex index, CodePlace place) {
    this.index = index;
    this.place = place;
  }

  Items ofLoop(Node.Loop loop) {
    if (loop instanceof Node.ForEach each) {
      return ofSource(each.source());
    }
    Items counted = ofHeader(index.header(place, loop), loop);
    return loop instanceof Node.DoWhile
        ? new Items(Math.max(1, counted.least()), counted.most())
        : counted;
  }

  private Items ofHeader(LoopHeader header, Node.Loop loop) {
    Node.Expr init = header.counter() == null ? null : init(header, loop);
    Long from = init == null ? null : index.constant(place, init);
    Long to = header.bound() == null ? null : index.constant(place, header.bound());
    if (from == null || to == null || header.step() == 0) {
      return Items.UNKNOWN;
    }
    long span = header.step() > 0 ? to - from : from - to;
    long distance =
        header.operator().endsWith("=") && !header.operator().equals("!=") ? span + 1 : span;
    boolean towards =
        header.operator().equals("!=") || header.operator().startsWith("<") == header.step() > 0;
    if (!towards) {
      return Items.UNKNOWN;
    }
    long step = Math.abs(header.step());
    long count = distance <= 0 ? 0 : (distance + step - 1) / step;
    return new Items(count, count);
  }

  /** The value of the counter before the first iteration. */
  private static Node.@Nullable Expr init(LoopHeader header, Node.Loop loop) {
    if (!(loop instanceof Node.For counted)) {
      return null;
    }
    for (Node init : counted.init()) {
      if (init instanceof Node.Declare declare && declare.local() == header.counter()) {
        return declare.init();
      }
      if (init instanceof Node.Assign assign
          && assign.target() instanceof Node.LocalUse use
          && use.local() == header.counter()) {
        return assign.value();
      }
    }
    return null;
  }

  /** What a for-each loop or the start of a stream goes over. */
  Items ofSource(Node.Expr source) {
    Code value = index.valueOf(place, source);
    Node node = value.node();
    if (node instanceof Node.ArrayInit init) {
      return exactly(init.elements().size());
    }
    if (node instanceof Node.NewArray array) {
      return ofArray(value.place(), array);
    }
    return node instanceof Node.Call call ? ofCall(value.place(), call) : Items.UNKNOWN;
  }

  private Items ofArray(CodePlace where, Node.NewArray array) {
    if (array.init() != null) {
      return exactly(array.init().elements().size());
    }
    Long size =
        array.dimensions().isEmpty() ? null : index.constant(where, array.dimensions().get(0));
    return size == null ? Items.UNKNOWN : exactly(size);
  }

  private Items ofCall(CodePlace where, Node.Call call) {
    Target target = where.targetOf(call);
    if (!(target instanceof Target.Method method)) {
      return Items.UNKNOWN;
    }
    if (method.shape().isStatic()) {
      return ofStatic(where, call, method);
    }
    boolean passesOn =
        call.arguments().isEmpty()
            && (call.name().equals("stream") || call.name().equals("parallelStream"));
    return passesOn && call.receiver() != null
        ? new Sizes(index, where).ofSource(call.receiver())
        : Items.UNKNOWN;
  }

  private Items ofStatic(CodePlace where, Node.Call call, Target.Method method) {
    List<Node.Expr> arguments = call.arguments();
    if (method.shape().name().equals("values")
        && arguments.isEmpty()
        && method.owner().kind() == TypeShape.Kind.ENUM) {
      TypeDecl declared = index.declaration(method.owner().name());
      return declared == null
          ? Items.UNKNOWN
          : exactly(declared.fields().stream().filter(FieldDecl::enumConstant).count());
    }
    if (method.owner().origin() != TypeShape.Origin.JDK) {
      return Items.UNKNOWN;
    }
    if (OF_ELEMENTS.contains(call.name())) {
      boolean array = arguments.size() == 1 && !isSingle(where, arguments.get(0));
      return array ? new Sizes(index, where).ofSource(arguments.get(0)) : exactly(arguments.size());
    }
    if (call.name().startsWith("range") && arguments.size() == 2) {
      Long from = index.constant(where, arguments.get(0));
      Long to = index.constant(where, arguments.get(1));
      return from == null || to == null
          ? Items.UNKNOWN
          : exactly(Math.max(0, to - from + (call.name().endsWith("Closed") ? 1 : 0)));
    }
    boolean ofArray = call.name().equals("stream") && arguments.size() == 1;
    return ofArray ? new Sizes(index, where).ofSource(arguments.get(0)) : Items.UNKNOWN;
  }

  private static boolean isSingle(CodePlace where, Node.Expr argument) {
    TypeRef type = where.typeOf(argument);
    return !(type instanceof TypeRef.ArrayRef) && !(type instanceof TypeRef.Unknown);
  }

  /** The items of a chain of stages, from its source to its end. */
  Items ofStream(List<Node.Call> chain, Node.Expr source) {
    Items items = ofSource(source);
    for (Node.Call stage : chain) {
      items = after(stage, items);
    }
    return items;
  }

  private Items after(Node.Call stage, Items items) {
    return switch (stage.name()) {
      case "limit" -> limited(stage, items);
      case "flatMap", "mapMulti", "skip", "iterate", "generate" -> Items.UNKNOWN;
      case "filter",
          "distinct",
          "takeWhile",
          "dropWhile",
          "anyMatch",
          "allMatch",
          "noneMatch",
          "findFirst",
          "findAny" ->
          new Items(0, items.most());
      default -> items;
    };
  }

  private Items limited(Node.Call stage, Items items) {
    Long limit =
        stage.arguments().isEmpty() ? null : index.constant(place, stage.arguments().get(0));
    return limit == null
        ? items
        : new Items(Math.min(items.least(), limit), Math.min(items.most(), limit));
  }

  static Items exactly(long count) {
    return new Items(count, count);
  }
}
