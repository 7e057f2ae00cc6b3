package io.github.threadwright.facts;

import io.github.threadwright.knowledge.StreamOrigin;
import io.github.threadwright.knowledge.TypeTable;
import io.github.threadwright.knowledge.WaitKind;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.names.Target;
import io.github.threadwright.source.types.TypeRef;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says what a stream waits on by how it was built: {@code new BufferedReader(new
 * InputStreamReader(socket.getInputStream()))} waits on the network. It goes back through variables
 * with one value, through the first argument of what wraps a stream, and to whatever handed the
 * stream out; the types to be met there are lines of the catalogue. A parameter, or a stream of an
 * unknown class, stays {@link WaitKind#WRAPPED}.
 */
final class WrappedStreams {
  private static final int FARTHEST = 10;

  /** What an object is wrapped in as a stream; only these and their subtypes are looked through. */
  private static final List<String> WRAPPERS =
      List.of(
          "java.io.InputStream",
          "java.io.OutputStream",
          "java.io.Reader",
          "java.io.Writer",
          "java.util.Scanner",
          "java.nio.channels.Channel");

  private WrappedStreams() {}

  /** The kind of wait of a call that waits as its stream does; null when it never waits. */
  static @Nullable WaitKind kindOf(FileIndex index, Code call) {
    Node.Expr receiver = receiver(call.node());
    if (receiver != null && isWrapper(index, typeName(new Code(call.place(), receiver)))) {
      return kindOfStream(index, new Code(call.place(), receiver));
    }
    for (Node.Expr argument : Detachment.argumentsOf(call.node())) {
      if (isWrapper(index, typeName(new Code(call.place(), argument)))) {
        return kindOfStream(index, new Code(call.place(), argument));
      }
    }
    if (call.node() instanceof Node.New) {
      return kindOfStream(index, call);
    }
    return receiver == null
        ? WaitKind.WRAPPED
        : kindOfStream(index, new Code(call.place(), receiver));
  }

  private static Node.@Nullable Expr receiver(Node call) {
    return call instanceof Node.Call c
        ? c.receiver()
        : call instanceof Node.MethodRef ref ? ref.target() : null;
  }

  private static @Nullable WaitKind kindOfStream(FileIndex index, Code stream) {
    Code at = stream;
    for (int step = 0; step < FARTHEST; step++) {
      StreamOrigin origin = origin(index, at);
      if (origin != null) {
        return origin.kind();
      }
      Code next = next(index, at);
      if (next == null) {
        return WaitKind.WRAPPED;
      }
      at = next;
    }
    return WaitKind.WRAPPED;
  }

  /** What is known of that very expression; null when nothing is. */
  private static @Nullable StreamOrigin origin(FileIndex index, Code code) {
    TypeTable types = index.catalogue().types();
    if (code.place().targetOf(code.node()) instanceof Target.Field field) {
      StreamOrigin ofField = types.streamIn(field.owner().name(), field.shape().name());
      if (ofField != null) {
        return ofField;
      }
    }
    String type = code.node() instanceof Node.Super ? null : typeName(code);
    return type == null ? null : types.streamsOf(type, index.hierarchy());
  }

  /** One step towards the place where the bytes come from. */
  private static @Nullable Code next(FileIndex index, Code code) {
    Code value = Values.step(index, code);
    if (value != null) {
      return value;
    }
    Node node = code.node();
    if (node instanceof Node.New made) {
      return made.arguments().isEmpty() || !isWrapper(index, typeName(code))
          ? null
          : new Code(code.place(), made.arguments().get(0));
    }
    if (!(node instanceof Node.Call call)) {
      return null;
    }
    // A static call such as Files.newInputStream(path) leads to the type that it is called on.
    return call.receiver() == null ? null : new Code(code.place(), call.receiver());
  }

  private static boolean isWrapper(FileIndex index, @Nullable String type) {
    if (type == null) {
      return false;
    }
    for (String wrapper : WRAPPERS) {
      if (index.isSubtype(type, wrapper)) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable String typeName(Code code) {
    if (code.place().targetOf(code.node()) instanceof Target.Type named) {
      return named.type().name();
    }
    TypeRef type = code.place().typeOf(code.node());
    if (type instanceof TypeRef.TypeVar variable) {
      type = variable.bound();
    }
    return type instanceof TypeRef.ClassRef named ? named.name() : null;
  }
}
