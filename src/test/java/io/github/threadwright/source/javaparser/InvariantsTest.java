package io.github.threadwright.source.javaparser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.threadwright.source.Body;
import io.github.threadwright.source.Local;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.SourceFile;
import io.github.threadwright.source.Span;
import io.github.threadwright.source.TypeDecl;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What holds for every body, whatever it says. */
class InvariantsTest {
  private final SourceFile file = Ir.readWell(Syntax.ALL);

  @Test
  void nodesAreInPreorderUnderTheirParents() {
    int bodies = 0;
    for (TypeDecl type : file.allTypes().toList()) {
      for (Body body : type.bodies().toList()) {
        check(body);
        bodies++;
      }
    }
    assertTrue(bodies >= 19);
  }

  private static void check(Body body) {
    for (int id = 0; id < body.size(); id++) {
      Node node = body.node(id);
      assertEquals(id, node.id());
      Node parent = body.parent(node);
      assertEquals(id == 0, parent == null);
      assertTrue(Span.start(node.span()) < Span.end(node.span()), node::toString);
      if (parent != null) {
        assertTrue(parent.id() < id);
        assertTrue(Span.contains(parent.span(), node.span()), () -> parent + " holds " + node);
      }
      checkChildren(body, node);
    }
  }

  /** The components of a record are its children, in the order of their declaration. */
  private static void checkChildren(Body body, Node node) {
    List<Node> components = new ArrayList<>();
    for (RecordComponent component : node.getClass().getRecordComponents()) {
      Object value = value(component, node);
      List<?> values =
          value instanceof List<?> list ? list : value == null ? List.of() : List.of(value);
      values.stream().filter(Node.class::isInstance).map(Node.class::cast).forEach(components::add);
    }
    List<Node> children = body.children(node);
    assertEquals(components.size(), children.size(), node::toString);
    for (int i = 0; i < children.size(); i++) {
      assertSame(components.get(i), children.get(i));
    }
  }

  private static Object value(RecordComponent component, Node node) {
    try {
      return component.getAccessor().invoke(node);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void everyKindOfNodeIsInTheSample() {
    Set<Class<?>> found = new HashSet<>();
    file.allTypes()
        .flatMap(TypeDecl::bodies)
        .flatMap(Body::all)
        .forEach(node -> found.add(node.getClass()));
    Set<Class<?>> missing = new HashSet<>();
    addLeaves(Node.class, missing);
    missing.removeAll(found);
    assertEquals(Set.of(Node.Unsupported.class), missing);
  }

  private static void addLeaves(Class<?> type, Set<Class<?>> leaves) {
    if (!type.isSealed()) {
      leaves.add(type);
      return;
    }
    for (Class<?> permitted : type.getPermittedSubclasses()) {
      addLeaves(permitted, leaves);
    }
  }

  @Test
  void usesAndCallsStandWhereTheirNamesStand() {
    file.allTypes()
        .flatMap(TypeDecl::bodies)
        .flatMap(Body::all)
        .forEach(
            node -> {
              if (node instanceof Node.LocalUse use) {
                assertEquals(use.local().name(), text(use.span()));
              } else if (node instanceof Node.Call call) {
                assertEquals(call.name(), text(call.nameSpan()));
              }
            });
  }

  @Test
  void localsHaveIdsOfTheirOwn() {
    Set<Local> used = new HashSet<>();
    Set<Integer> ids = new HashSet<>();
    file.allTypes()
        .flatMap(TypeDecl::bodies)
        .flatMap(Body::all)
        .forEach(
            node -> {
              if (node instanceof Node.LocalUse use) {
                used.add(use.local());
              }
            });
    for (Local local : used) {
      assertTrue(ids.add(local.id()), local::name);
      assertTrue(local.id() < file.localCount());
      assertEquals(local.name(), text(local.span()));
    }
    assertTrue(used.size() > 15, used::toString);
  }

  private static String text(long span) {
    return Syntax.ALL.substring(Span.start(span), Span.end(span));
  }
}
