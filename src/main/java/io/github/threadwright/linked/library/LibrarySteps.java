package io.github.threadwright.linked.library;

import io.github.threadwright.knowledge.Api;
import io.github.threadwright.knowledge.Effect;
import io.github.threadwright.knowledge.WaitKind;
import io.github.threadwright.linked.library.LibraryLinker.Context;
import io.github.threadwright.linked.library.LibraryLinker.Linked;
import io.github.threadwright.linked.library.LibrarySummary.Gap;
import io.github.threadwright.source.bytecode.LibraryCode;
import io.github.threadwright.source.bytecode.MethodCode;
import io.github.threadwright.source.bytecode.MethodCode.Call;
import io.github.threadwright.source.bytecode.MethodCode.Condition;
import io.github.threadwright.source.bytecode.MethodCode.Dispatch;
import io.github.threadwright.source.bytecode.MethodCode.Named;
import io.github.threadwright.source.bytecode.Origin;
import io.github.threadwright.source.bytecode.Origin.Kind;
import io.github.threadwright.source.types.TypeRef;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Links the calls of library methods. */
final class LibrarySteps {
  /** Functions that run functions that run functions. */
  private static final int DEEPEST = 3;

  private final CallKnowledge knowledge;
  private final LibraryLinker linker;
  private final FunctionTypes functions;

  LibrarySteps(CallKnowledge knowledge, LibraryLinker linker, FunctionTypes functions) {
    this.knowledge = knowledge;
    this.linker = linker;
    this.functions = functions;
  }

  /** The calls of a method that matter; what runs once only is left out. */
  List<LibraryStep> of(LibraryMethod method, MethodCode code) {
    List<LibraryStep> steps = new ArrayList<>();
    for (Call call : code.calls()) {
      if (call.when() != Condition.ONCE) {
        LibraryStep step = step(new Place(method, code), call, 0);
        if (step != null) {
          steps.add(step);
        }
      }
    }
    return steps;
  }

  private record Place(LibraryMethod method, MethodCode code) {}

  private @Nullable LibraryStep step(Place place, Call call, int depth) {
    Named method = call.method();
    Origin receiver = call.receiver();
    if (receiver != null && receiver.kind() == Kind.FUNCTION) {
      return new LibraryStep(
          call,
          new CallKnowledge.Known(CallKnowledge.Sort.LIBRARY, List.of(), Effect.READS),
          List.of(),
          0,
          null,
          method.owner(),
          functionsOf(place, call, List.of(LibrarySummary.RECEIVER), depth));
    }
    Context context = context(place, call);
    CallKnowledge.Known known = knowledge.of(method, context.type());
    if (known.sort() == CallKnowledge.Sort.SILENT) {
      return null;
    }
    boolean asked = isFunctionCall(method) && receiver != null && known.apis().isEmpty();
    if (asked && receiver.kind() == Kind.PARAMETER) {
      return new LibraryStep(call, known, List.of(), 0, null, method.owner(), Map.of());
    }
    return switch (known.sort()) {
      case PLATFORM -> platform(call, known, asked);
      case CATALOGUED -> catalogued(place, call, known, context, depth);
      default -> library(place, call, known, context, depth);
    };
  }

  private boolean isFunctionCall(Named method) {
    if (method.dispatch() != Dispatch.INTERFACE) {
      return false;
    }
    FunctionTypes.Function function = functions.of(method.owner());
    return function != null && function.name().equals(method.name());
  }

  private static LibraryStep platform(Call call, CallKnowledge.Known known, boolean isFunction) {
    Gap gap =
        isFunction
            ? new Gap(LibrarySummary.Reason.FUNCTION, LibraryLinker.shown(call.method()))
            : null;
    return new LibraryStep(call, known, List.of(), 0, gap, null, Map.of());
  }

  private LibraryStep catalogued(
      Place place, Call call, CallKnowledge.Known known, Context context, int depth) {
    List<Integer> run = new ArrayList<>();
    boolean wrapped = false;
    for (Api api : known.apis()) {
      if (api.task() != null && api.task().runner() == Api.Runner.CALLER_NOW) {
        run.add(api.task().argument());
      }
      wrapped |= api.waits() != null && api.waits().kind() == WaitKind.WRAPPED;
    }
    if (wrapped && !knowledge.isPlatform(context.type())) {
      // Its own code says better what a library's stream waits on.
      Linked linked = linker.link(call.method(), context, place.method().owner());
      if (!linked.targets().isEmpty() && !linked.platform()) {
        CallKnowledge.Known own =
            new CallKnowledge.Known(CallKnowledge.Sort.LIBRARY, List.of(), known.effect());
        return linked(place, call, own, linked, depth);
      }
    }
    return new LibraryStep(
        call, known, List.of(), 0, null, null, functionsOf(place, call, run, depth));
  }

  private LibraryStep library(
      Place place, Call call, CallKnowledge.Known known, Context context, int depth) {
    Linked linked = linker.link(call.method(), context, place.method().owner());
    return linked(place, call, known, linked, depth);
  }

  private LibraryStep linked(
      Place place, Call call, CallKnowledge.Known known, Linked linked, int depth) {
    List<Integer> given = new ArrayList<>();
    for (int i = 0; i < call.arguments().size(); i++) {
      given.add(i);
    }
    return new LibraryStep(
        call,
        known,
        linked.targets(),
        linked.ways(),
        linked.gap(),
        null,
        functionsOf(place, call, given, depth));
  }

  /** The class of the receiver: that of a new object, the method's own context, or as declared. */
  private static Context context(Place place, Call call) {
    Origin receiver = call.receiver();
    String declared = call.method().owner();
    if (receiver == null) {
      return new Context(declared, false);
    }
    if (call.method().dispatch() == Dispatch.SPECIAL && !call.method().name().equals("<init>")) {
      // super.m() and private methods: looked up where they are named, run on the same object.
      return receiver.kind() == Kind.THIS ? own(place) : new Context(declared, false);
    }
    if (call.method().name().equals("<init>")) {
      return receiver.kind() == Kind.CREATED
          ? new Context(declared, true)
          : new Context(declared, false);
    }
    return switch (receiver.kind()) {
      case THIS -> own(place);
      case CREATED ->
          receiver.index() >= 0 && receiver.type() != null
              ? new Context(receiver.type(), true)
              : new Context(declared, false);
      default -> new Context(declared, false);
    };
  }

  private static Context own(Place place) {
    return new Context(place.method().context(), place.method().exact());
  }

  private Map<Integer, LibraryStep> functionsOf(
      Place place, Call call, List<Integer> arguments, int depth) {
    if (depth >= DEEPEST) {
      return Map.of();
    }
    Map<Integer, LibraryStep> found = new LinkedHashMap<>();
    List<TypeRef> types = List.of();
    for (int argument : arguments) {
      Origin given = call.argument(argument);
      if (given.kind() == Kind.PARAMETER || given.kind() == Kind.CONSTANT) {
        continue;
      }
      if (types.isEmpty() && argument >= 0) {
        types = LibraryCode.parameters(call.method().descriptor());
      }
      String type = argument < 0 ? call.method().owner() : name(types, argument);
      LibraryStep step = function(place, call, given, type, depth + 1);
      if (step != null) {
        found.put(argument, step);
      }
    }
    return found;
  }

  private static @Nullable String name(List<TypeRef> types, int index) {
    return index < types.size() && types.get(index) instanceof TypeRef.ClassRef type
        ? type.name()
        : null;
  }

  /** What runs when that argument is called through its functional interface. */
  private @Nullable LibraryStep function(
      Place place, Call call, Origin given, @Nullable String type, int depth) {
    if (given.kind() == Kind.FUNCTION) {
      MethodCode.Function function = place.code().functions().get(given.index());
      return step(place, asCall(function, call), depth);
    }
    FunctionTypes.Function function = functions.of(type);
    if (function == null || type == null) {
      return null;
    }
    String implementer =
        switch (given.kind()) {
          case CREATED -> given.index() < 0 ? null : given.type();
          case THIS -> place.method().context();
          default -> knowledge.isPlatform(type) ? null : type;
        };
    Named named =
        implementer == null
            ? null
            : linker.implementation(implementer, function.name(), function.parameters());
    if (named == null) {
      return null;
    }
    Call run =
        new Call(
            named,
            given,
            Collections.nCopies(function.parameters(), Origin.UNKNOWN),
            call.loopDepth(),
            call.when());
    return step(place, run, depth);
  }

  /** A lambda's code gets what it captured, then what is not known here. */
  private static Call asCall(MethodCode.Function function, Call at) {
    Named code = function.code();
    int parameters = LibraryCode.parameters(code.descriptor()).size();
    List<Origin> given = new ArrayList<>(function.captured());
    Origin receiver = null;
    if (code.dispatch() != Dispatch.STATIC && !code.name().equals("<init>")) {
      receiver = given.isEmpty() ? Origin.UNKNOWN : given.remove(0);
    }
    while (given.size() < parameters) {
      given.add(Origin.UNKNOWN);
    }
    return new Call(code, receiver, given, at.loopDepth(), at.when());
  }
}
