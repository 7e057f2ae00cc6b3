package io.github.threadwright.facts;

import io.github.threadwright.program.CodePlace;
import io.github.threadwright.source.Body;
import io.github.threadwright.source.Initializer;
import io.github.threadwright.source.MethodDecl;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.Span;
import io.github.threadwright.source.TypeDecl;
import io.github.threadwright.source.names.Target;
import io.github.threadwright.source.types.TypeShape;
import java.lang.reflect.Modifier;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A thread that is started while the object around it is being made: {@code Poller() { thread = new
 * Thread(this::poll); thread.start(); }}. The constructor may call a private method that does it.
 *
 * @param last whether nothing of the object is written behind the start, by this constructor
 * @param extensible whether a subclass may have more to write; null when nobody knows
 */
public record EarlyStart(boolean last, @Nullable Boolean extensible) {

  /**
   * Null when the call is not made by a constructor or initialiser, or the thread does not see the
   * object, as far as that is known.
   *
   * @param call of {@code start}, on a thread or, with an argument, on something that makes one
   */
  public static @Nullable EarlyStart of(FileIndex file, CodePlace place, Node.Call call) {
    if (place.type().kind() == TypeShape.Kind.INTERFACE
        || file.of(place.body()).detachedIn(call) != BodyIndex.NONE
        || !isStartedWithObject(file, place, call)) {
      return null;
    }
    if (isMaking(place)) {
      return new EarlyStart(isLast(place, call), isExtensible(file, place.type()));
    }
    CodePlace caller = constructorCalling(file, place);
    return caller == null
        ? null
        : new EarlyStart(
            isLast(place, call) && isLast(caller, callOf(caller, place)),
            isExtensible(file, place.type()));
  }

  /** Whether that body is run for each new object. */
  private static boolean isMaking(CodePlace place) {
    if (place.method() != null) {
      return place.method().isConstructor();
    }
    return place.field() != null
        ? !place.field().isStatic()
        : place.type().initializers().stream()
            .filter(block -> block.body() == place.body())
            .noneMatch(Initializer::isStatic);
  }

  /** The constructor that calls this private method, when only constructors do. */
  private static @Nullable CodePlace constructorCalling(FileIndex file, CodePlace place) {
    MethodDecl method = place.method();
    if (method == null || !Modifier.isPrivate(method.modifiers()) || method.isStatic()) {
      return null;
    }
    CodePlace caller = null;
    for (BodyIndex body : file.bodies()) {
      for (CallSite site : body.calls()) {
        if (site.name().equals(method.name()) && !(site.node() instanceof Node.New)) {
          if (body.place().type() != place.type()
              || !isMaking(body.place())
              || body.detachedIn(site.node()) != BodyIndex.NONE) {
            return null;
          }
          caller = body.place();
        }
      }
    }
    return caller;
  }

  private static Node callOf(CodePlace caller, CodePlace callee) {
    String name = callee.method() == null ? "" : callee.method().name();
    return caller
        .body()
        .all()
        .filter(node -> node instanceof Node.Call call && call.name().equals(name))
        .findFirst()
        .orElse(caller.body().root());
  }

  // ---- what the thread sees

  private static boolean isStartedWithObject(FileIndex file, CodePlace place, Node.Call call) {
    if (call.receiver() == null || isObject(call.receiver())) {
      return !place.type().binaryName().isEmpty() && call.arguments().isEmpty();
    }
    if (call.arguments().stream().anyMatch(argument -> sees(file, place, argument))) {
      return true;
    }
    Code thread = file.valueOf(place, call.receiver());
    if (thread.place().type() != place.type()) {
      return false;
    }
    if (thread.node() instanceof Node.New made) {
      return isInner(file, thread.place(), made)
          || made.arguments().stream().anyMatch(argument -> sees(file, thread.place(), argument));
    }
    // ThreadFactory.newThread(task), Thread.ofVirtual().unstarted(task)
    return thread.node() instanceof Node.Call maker
        && maker.arguments().stream().anyMatch(argument -> sees(file, thread.place(), argument));
  }

  private static boolean isObject(Node node) {
    return node instanceof Node.This || node instanceof Node.Super;
  }

  /** Whether whoever has the value of that expression gets at the object. */
  private static boolean sees(FileIndex file, CodePlace place, Node.Expr expr) {
    Code value = file.valueOf(place, expr);
    Node node = value.node();
    if (isObject(node)) {
      return true;
    }
    if (node instanceof Node.Lambda lambda) {
      return usesObject(file, value.place(), lambda, value.place().type());
    }
    if (node instanceof Node.MethodRef ref) {
      return isObject(ref.target());
    }
    return node instanceof Node.New made
        && (isInner(file, value.place(), made)
            || made.arguments().stream().anyMatch(EarlyStart::isObject));
  }

  /** An anonymous or inner class that uses the object that it is made in. */
  private static boolean isInner(FileIndex file, CodePlace place, Node.New made) {
    TypeDecl type = made.body();
    if (type == null && place.targetOf(made) instanceof Target.Method constructor) {
      ProgramIndex.Declared declared = file.type(constructor.owner().name());
      boolean inside =
          declared != null
              && !Modifier.isStatic(declared.type().modifiers())
              && place.type().binaryName().equals(declared.type().outer());
      type = inside ? declared.type() : null;
    }
    if (type == null) {
      return false;
    }
    List<Body> bodies = type.bodies().toList();
    for (BodyIndex body : file.bodies()) {
      if (bodies.contains(body.body())
          && usesObject(file, body.place(), body.body().root(), place.type())) {
        return true;
      }
    }
    return false;
  }

  /** Whether that code names something of an object of {@code type}: a field, a method, itself. */
  private static boolean usesObject(FileIndex file, CodePlace place, Node within, TypeDecl type) {
    Body body = place.body();
    for (int id = within.id(); id < body.end(within); id++) {
      Node node = body.node(id);
      if (node instanceof Node.This self
          && (self.qualifier() == null
              ? place.type() == type
              : self.qualifier().equals(type.name()))) {
        return true;
      }
      String owner = ownerOfMember(place, node);
      if (owner != null
          && (place.type() == type
              ? file.isSubtype(type.binaryName(), owner)
              : owner.equals(type.binaryName()))) {
        return true;
      }
    }
    return false;
  }

  /** The class of the instance field or method that a simple name means; null for others. */
  private static @Nullable String ownerOfMember(CodePlace place, Node node) {
    if (node instanceof Node.Name
        && place.targetOf(node) instanceof Target.Field field
        && !field.shape().isStatic()) {
      return field.owner().name();
    }
    return node instanceof Node.Call call
            && call.receiver() == null
            && place.targetOf(call) instanceof Target.Method method
            && !method.shape().isStatic()
        ? method.owner().name()
        : null;
  }

  // ---- what follows

  private static boolean isLast(CodePlace place, Node call) {
    if (place.method() == null && isFollowed(place, call)) {
      return false;
    }
    Body body = place.body();
    for (int id = body.end(call); id < body.size(); id++) {
      Node node = body.node(id);
      boolean writes =
          node instanceof Node.Assign assign
              && place.targetOf(assign.target()) instanceof Target.Field;
      boolean calls =
          node instanceof Node.Call other
              && (other.receiver() == null || isObject(other.receiver()))
              && !other.name().equals("start");
      if (writes || calls) {
        return false;
      }
    }
    return true;
  }

  /** Whether other initialisers or a constructor come behind this initialiser. */
  private static boolean isFollowed(CodePlace place, Node call) {
    int start = Span.start(call.span());
    TypeDecl type = place.type();
    return type.methods().stream().anyMatch(MethodDecl::isConstructor)
        || type.fields().stream()
            .anyMatch(
                field ->
                    !field.isStatic() && field.init() != null && Span.start(field.span()) > start)
        || type.initializers().stream()
            .anyMatch(block -> !block.isStatic() && Span.start(block.body().root().span()) > start);
  }

  private static @Nullable Boolean isExtensible(FileIndex file, TypeDecl type) {
    if (file.program().hasSubtypes(type)) {
      return true;
    }
    boolean closed =
        Modifier.isFinal(type.modifiers())
            || Modifier.isPrivate(type.modifiers())
            || type.kind() != TypeShape.Kind.CLASS
            || type.nesting() == TypeDecl.Nesting.ANONYMOUS
            || type.nesting() == TypeDecl.Nesting.LOCAL
            || hasPrivateConstructorsOnly(type);
    return closed ? Boolean.FALSE : null;
  }

  private static boolean hasPrivateConstructorsOnly(TypeDecl type) {
    List<MethodDecl> constructors =
        type.methods().stream().filter(MethodDecl::isConstructor).toList();
    return !constructors.isEmpty()
        && constructors.stream()
            .allMatch(constructor -> Modifier.isPrivate(constructor.modifiers()));
  }
}
