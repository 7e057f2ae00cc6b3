package io.github.threadwright.facts;

import io.github.threadwright.knowledge.Api;
import io.github.threadwright.program.CodePlace;
import io.github.threadwright.source.Body;
import io.github.threadwright.source.MethodDecl;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.names.Target;
import io.github.threadwright.source.types.TypeRef;
import io.github.threadwright.source.types.TypeShape;
import java.util.Objects;

/**
 * Knows locks in other clothes: resources of a {@code try} whose class, one of the project, lets go
 * in {@code close()} of a lock that it was given or made with; and semaphores with one permit.
 */
final class LockWrappers {
  private static final String SEMAPHORE = "java.util.concurrent.Semaphore";

  /** How many methods of the project hand on what they are asked for. */
  private static final int DEEPEST = 2;

  private LockWrappers() {}

  /** Whether a call that gives a resource takes a lock which the resource's end lets go of. */
  static boolean isGuard(FileIndex file, CallSite resource) {
    if (!(resource.target() instanceof Target.Method method)
        || method.owner().origin() != TypeShape.Origin.PROJECT) {
      return false;
    }
    String type =
        resource.node() instanceof Node.New
            ? method.owner().name()
            : method.returns() instanceof TypeRef.ClassRef given ? given.name() : null;
    return type != null
        && calls(file, type, "close", 0, Api.Role.LOCK_RELEASE, DEEPEST)
        && calls(file, method, Api.Role.LOCK_ACQUIRE, DEEPEST);
  }

  private static boolean calls(
      FileIndex file, String type, String name, int parameters, Api.Role role, int depth) {
    ProgramIndex.Declared declared = file.type(type);
    return declared != null
        && declared.type().methods().stream()
            .filter(method -> method.name().equals(name))
            .filter(method -> method.parameters().size() == parameters)
            .anyMatch(method -> calls(file, declared, method, role, depth));
  }

  private static boolean calls(FileIndex file, Target.Method target, Api.Role role, int depth) {
    ProgramIndex.Declared declared = file.type(target.owner().name());
    MethodDecl method =
        declared == null ? null : file.program().declaration(target, declared.type());
    return declared != null && method != null && calls(file, declared, method, role, depth);
  }

  private static boolean calls(
      FileIndex file, ProgramIndex.Declared declared, MethodDecl method, Api.Role role, int depth) {
    Body body = method.body();
    if (body == null || depth < 0) {
      return false;
    }
    CodePlace place = new CodePlace(declared.file(), declared.type(), method, null, body);
    // Who takes a lock and lets go of it again, or the other way round, hands nothing on.
    boolean both =
        has(file, place, Api.Role.LOCK_ACQUIRE) && has(file, place, Api.Role.LOCK_RELEASE);
    return !both
        && body.all()
            .filter(LockWrappers::isCall)
            .anyMatch(node -> isOrCalls(file, place, node, role, depth));
  }

  private static boolean has(FileIndex file, CodePlace place, Api.Role role) {
    return place
        .body()
        .all()
        .filter(LockWrappers::isCall)
        .anyMatch(node -> file.siteOf(place, node).has(role));
  }

  private static boolean isCall(Node node) {
    return node instanceof Node.Call
        || node instanceof Node.New
        || node instanceof Node.ConstructorCall;
  }

  private static boolean isOrCalls(
      FileIndex file, CodePlace place, Node node, Api.Role role, int depth) {
    CallSite site = file.siteOf(place, node);
    return site.has(role)
        || site.target() instanceof Target.Method next
            && next.owner().origin() == TypeShape.Origin.PROJECT
            && calls(file, next, role, depth - 1);
  }

  /** {@code permit.acquire()} with {@code permit = new Semaphore(1)}. */
  static boolean isOnlyPermit(FileIndex file, CodePlace place, CallSite site) {
    if (!site.name().startsWith("acquire")
        || !SEMAPHORE.equals(site.owner())
        || !(site.node() instanceof Node.Call call)
        || call.receiver() == null
        || !call.arguments().isEmpty()) {
      return false;
    }
    Code made = file.valueOf(place, call.receiver());
    return made.node() instanceof Node.New created
        && !created.arguments().isEmpty()
        && Objects.equals(file.constant(made.place(), created.arguments().get(0)), 1L);
  }

  static boolean isPermitGivenBack(CallSite site) {
    return site.name().equals("release") && SEMAPHORE.equals(site.owner());
  }
}
