package io.github.threadwright.source.spoon;

import io.github.threadwright.program.CodePlace;
import io.github.threadwright.source.Body;
import io.github.threadwright.source.LineTable;
import io.github.threadwright.source.Local;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.Span;
import io.github.threadwright.source.TypeName;
import io.github.threadwright.source.types.TypeShape;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** Prints records to the last part and place, one node or declaration a line. */
final class IrText {
  private final StringBuilder out = new StringBuilder();
  private final boolean deep;

  private IrText(boolean deep) {
    this.deep = deep;
  }

  /** A whole file, with all its bodies. */
  static String of(Object record) {
    IrText text = new IrText(true);
    text.print(record);
    return text.out.toString();
  }

  /** A record alone: of nodes that it holds only their kinds and places. */
  static String shallow(Object record) {
    IrText text = new IrText(false);
    text.parts(record);
    return text.out.toString();
  }

  private void print(Object value) {
    if (value instanceof Body body) {
      print(body.root());
    } else if (!deep && value instanceof CodePlace place) {
      out.append(place.type().binaryName())
          .append(place.method() == null ? "" : place.method().name());
    } else if (!deep && value instanceof TypeShape type) {
      out.append(type.name());
    } else if (value instanceof Local local && !deep) {
      out.append(local.name());
    } else if (value instanceof Node node && !deep) {
      out.append(node.getClass().getSimpleName()).append(span(node.span()));
    } else if (value instanceof Record) {
      out.append(value instanceof Node ? "\n" : "");
      parts(value);
    } else if (value instanceof Collection<?> all) {
      out.append('[');
      all.forEach(this::print);
      out.append(']');
    } else if (value instanceof Map<?, ?> map) {
      out.append(new TreeMap<>(map));
    } else if (!(value instanceof LineTable)) {
      out.append(value);
    }
    out.append(' ');
  }

  private void parts(Object value) {
    out.append(value.getClass().getSimpleName()).append('(');
    for (RecordComponent component : value.getClass().getRecordComponents()) {
      Object part = valueOf(component, value);
      if (part instanceof Long place) {
        // Brackets behind a name or dots belong to a type or not: nobody points there.
        out.append(value instanceof TypeName ? "@" + Span.start(place) : span(place));
      } else if (!component.getName().equals("id")) {
        print(part);
      }
    }
    out.append(')');
  }

  private static String span(long span) {
    return "@" + Span.start(span) + "-" + Span.end(span) + " ";
  }

  private static Object valueOf(RecordComponent component, Object record) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }
}
