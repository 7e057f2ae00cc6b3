package io.github.threadwright.linked.library;

import io.github.threadwright.knowledge.Api;
import io.github.threadwright.knowledge.StreamOrigin;
import io.github.threadwright.knowledge.WaitKind;
import io.github.threadwright.source.bytecode.ClassCode;
import io.github.threadwright.source.bytecode.MethodCode;
import io.github.threadwright.source.bytecode.MethodCode.Call;
import io.github.threadwright.source.bytecode.MethodCode.Creation;
import io.github.threadwright.source.bytecode.MethodCode.Named;
import io.github.threadwright.source.bytecode.MethodCode.Write;
import io.github.threadwright.source.bytecode.Origin;
import io.github.threadwright.source.names.Hierarchy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Says what a stream waits on in the code of a library, by how it was made. */
final class StreamOrigins {
  private static final int FARTHEST = 11;

  /** A field is so many steps away. */
  private static final int FIELD_COST = 4;

  private static final Answer OWN = new Answer(WaitKind.WRAPPED, LibrarySummary.RECEIVER);

  private static final Set<String> STREAMS =
      Set.of(
          "java.io.InputStream",
          "java.io.OutputStream",
          "java.io.Reader",
          "java.io.Writer",
          "java.util.Scanner",
          "java.nio.channels.Channel");

  private final CallKnowledge knowledge;
  private final LibraryLinker linker;
  private final Map<String, Answer> fields = new ConcurrentHashMap<>();

  /**
   * What a stream waits on.
   *
   * @param kind null when it never waits; {@link WaitKind#WRAPPED} when the argument decides
   */
  record Answer(@Nullable WaitKind kind, int argument) {
    static final Answer NEVER = new Answer(null, LibrarySummary.NONE);
    static final Answer UNKNOWN = new Answer(WaitKind.WRAPPED, LibrarySummary.NONE);
  }

  StreamOrigins(CallKnowledge knowledge, LibraryLinker linker) {
    this.knowledge = knowledge;
    this.linker = linker;
  }

  /** What a call waits on that waits as the stream does that it is called on or given. */
  Answer of(MethodCode code, Call call) {
    Origin receiver = call.receiver();
    if (receiver != null && isStream(call.method().owner()) && !isConstructor(call)) {
      return of(code, receiver, call.method(), 0);
    }
    for (Origin argument : call.arguments()) {
      if (argument.type() != null && isStream(argument.type())) {
        return of(code, argument, null, 0);
      }
    }
    return receiver == null || isConstructor(call)
        ? Answer.UNKNOWN
        : of(code, receiver, call.method(), 0);
  }

  private static boolean isConstructor(Call call) {
    return call.method().name().equals("<init>");
  }

  /** What a stream waits on that the code has got. */
  Answer of(MethodCode code, Origin stream) {
    return of(code, stream, null, 0);
  }

  private boolean isStream(String type) {
    Hierarchy types = knowledge.types();
    return STREAMS.stream().anyMatch(stream -> types.isSubtype(type, stream));
  }

  private Answer of(MethodCode code, Origin stream, @Nullable Named called, int depth) {
    if (depth > FARTHEST) {
      return Answer.UNKNOWN;
    }
    switch (stream.kind()) {
      case CONSTANT:
        return Answer.NEVER;
      case PARAMETER:
        return fromType(stream, new Answer(WaitKind.WRAPPED, stream.index()));
      case THIS:
        return OWN;
      case FIELD:
        return fromType(stream, inField(stream, depth));
      case CREATED:
        return created(code, stream, called, depth);
      case RESULT:
        return result(code, stream, depth);
      case STATIC_FIELD:
        return field(stream);
      default:
        return fromType(stream, Answer.UNKNOWN);
    }
  }

  /** By what the class puts into the field, when all of it waits on one thing. */
  private Answer inField(Origin stream, int depth) {
    // The way so far counts in whole levels, so that there are few answers to keep.
    int level = depth / FIELD_COST + 1;
    if (stream.field() == null || level * FIELD_COST > FARTHEST) {
      return OWN;
    }
    String key = level + stream.field();
    Answer known = fields.get(key);
    if (known == null) {
      known = findInField(stream.field(), level * FIELD_COST);
      fields.put(key, known);
    }
    return known;
  }

  private Answer findInField(String field, int depth) {
    int hash = field.indexOf('#');
    Set<Answer> answers = new HashSet<>();
    Set<String> seen = new HashSet<>();
    String owner = field.substring(0, hash);
    while (owner != null && seen.add(owner)) {
      ClassCode type = linker.find(owner);
      if (type != null) {
        addWritten(type, field.substring(hash), depth, answers);
      }
      owner = type == null ? null : type.superclass();
    }
    if (answers.size() != 1) {
      return OWN;
    }
    Answer only = answers.iterator().next();
    return only.kind() == WaitKind.WRAPPED ? OWN : only;
  }

  private void addWritten(ClassCode type, String name, int depth, Set<Answer> answers) {
    for (MethodCode method : type.methods().values()) {
      for (List<Write> writes : List.of(method.writes(), method.lazyWrites())) {
        for (Write write : writes) {
          boolean isMeant =
              write.field() != null
                  && write.field().endsWith(name)
                  && write.value().kind() != Origin.Kind.CONSTANT;
          if (isMeant) {
            answers.add(of(method, write.value(), null, depth));
          }
        }
      }
    }
  }

  private Answer fromType(Origin stream, Answer otherwise) {
    StreamOrigin known =
        stream.type() == null
            ? null
            : knowledge.catalogue().types().streamsOf(stream.type(), knowledge.types());
    return known == null ? otherwise : answer(known);
  }

  private static Answer answer(StreamOrigin known) {
    return known.kind() == null ? Answer.NEVER : new Answer(known.kind(), LibrarySummary.NONE);
  }

  private Answer field(Origin stream) {
    String field = stream.field();
    int hash = field == null ? -1 : field.indexOf('#');
    StreamOrigin known =
        hash < 0
            ? null
            : knowledge
                .catalogue()
                .types()
                .streamIn(field.substring(0, hash), field.substring(hash + 1));
    return known == null ? fromType(stream, Answer.UNKNOWN) : answer(known);
  }

  private Answer created(MethodCode code, Origin stream, @Nullable Named called, int depth) {
    if (stream.index() < 0 || stream.type() == null) {
      return Answer.NEVER;
    }
    Answer ofType = fromType(stream, Answer.UNKNOWN);
    if (!ofType.equals(Answer.UNKNOWN)) {
      return ofType;
    }
    if (called != null) {
      for (Api api : knowledge.of(called, stream.type()).apis()) {
        if (api.waits() != null && api.waits().kind() != WaitKind.WRAPPED) {
          return new Answer(api.waits().kind(), LibrarySummary.NONE);
        }
      }
    }
    Creation creation = code.creations().get(stream.index());
    List<Origin> wrapped = new ArrayList<>();
    for (Origin argument : creation.arguments()) {
      if (isObject(argument)) {
        wrapped.add(argument);
      }
    }
    // A stream that wraps nothing, or what is in memory, works in memory.
    Answer unless = Answer.NEVER;
    for (Origin argument : wrapped) {
      Answer answer = of(code, argument, null, depth + 1);
      if (answer.equals(Answer.UNKNOWN)) {
        unless = mayWait(argument) ? answer : unless;
      } else if (!answer.equals(Answer.NEVER)) {
        return answer;
      }
    }
    return unless;
  }

  /** Numbers have neither origin nor type. */
  private static boolean isObject(Origin argument) {
    return argument.kind() != Origin.Kind.CONSTANT
        && (argument.kind() != Origin.Kind.UNKNOWN || argument.type() != null);
  }

  private boolean mayWait(Origin argument) {
    return argument.type() == null || isStream(argument.type());
  }

  private Answer result(MethodCode code, Origin stream, int depth) {
    Call giver = code.calls().get(stream.index());
    String owner = giver.method().owner();
    StreamOrigin known = knowledge.catalogue().types().streamsOf(owner, knowledge.types());
    if (known != null) {
      return answer(known);
    }
    Answer ofType = fromType(stream, Answer.UNKNOWN);
    if (!ofType.equals(Answer.UNKNOWN)) {
      return ofType;
    }
    Answer ofCode = returned(code, giver, depth + FIELD_COST);
    if (!ofCode.equals(Answer.UNKNOWN)) {
      return ofCode;
    }
    // A getter's or wrapper's result waits as what it is got from, when that is a stream.
    for (Origin argument : giver.arguments()) {
      if (argument.type() != null && isStream(argument.type())) {
        return of(code, argument, null, depth + 1);
      }
    }
    return Answer.UNKNOWN;
  }

  /** By the code of a library method that gives a stream, when there is one such method. */
  private Answer returned(MethodCode code, Call giver, int depth) {
    String type = giver.method().owner();
    if (depth > FARTHEST || knowledge.isPlatform(type)) {
      return Answer.UNKNOWN;
    }
    LibraryLinker.Linked linked =
        linker.link(giver.method(), new LibraryLinker.Context(type, false), code.owner());
    MethodCode method =
        linked.targets().size() == 1 && !linked.platform()
            ? linker.code(linked.targets().get(0))
            : null;
    if (method == null) {
      return Answer.UNKNOWN;
    }
    Set<Answer> answers = new HashSet<>();
    for (Origin given : method.returned()) {
      if (given.kind() != Origin.Kind.CONSTANT) {
        answers.add(of(method, given, null, depth));
      }
    }
    Answer only = answers.size() == 1 ? answers.iterator().next() : Answer.UNKNOWN;
    return only.argument() == LibrarySummary.NONE
        ? only
        : of(code, giver.argument(only.argument()), null, depth);
  }
}
