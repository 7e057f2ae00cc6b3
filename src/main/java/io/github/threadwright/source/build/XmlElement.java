package io.github.threadwright.source.build;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * An element of an XML document, without its attributes.
 *
 * @param name without its namespace
 * @param text what stands directly in it, without blanks around
 */
record XmlElement(String name, String text, List<XmlElement> children) {
  private static final XmlElement NONE = new XmlElement("", "", List.of());

  /** Deeper than anything that is asked for here. */
  private static final int DEPTH_LIMIT = 64;

  XmlElement {
    children = List.copyOf(children);
  }

  /**
   * Reads a document. Document types are not: a project's file must not make the tool read another.
   */
  static XmlElement parse(byte[] document) throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(document));
    try {
      return parse(reader);
    } catch (RuntimeException e) { // the JDK's parser fails so on some broken document types
      throw new XMLStreamException("broken", e);
    } finally {
      reader.close();
    }
  }

  private static XmlElement parse(XMLStreamReader reader) throws XMLStreamException {
    Deque<Open> open = new ArrayDeque<>();
    open.push(new Open(""));
    int tooDeep = 0;
    while (reader.hasNext()) {
      int event = reader.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        if (open.size() > DEPTH_LIMIT) {
          tooDeep++;
        } else {
          open.push(new Open(reader.getLocalName()));
        }
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        if (tooDeep > 0) {
          tooDeep--;
        } else {
          XmlElement closed = open.pop().close();
          open.element().children.add(closed);
        }
      } else if (event == XMLStreamConstants.CHARACTERS && tooDeep == 0) {
        open.element().text.append(reader.getText());
      }
    }
    List<XmlElement> roots = open.element().children;
    return roots.isEmpty() ? NONE : roots.get(0);
  }

  /** The descendant at a path of names, the first one at each step. */
  Optional<XmlElement> at(String... path) {
    XmlElement element = this;
    for (String step : path) {
      Optional<XmlElement> next =
          element.children.stream().filter(child -> child.name.equals(step)).findFirst();
      if (next.isEmpty()) {
        return Optional.empty();
      }
      element = next.get();
    }
    return Optional.of(element);
  }

  /** The text of the descendant at a path, empty when it is missing. */
  String textAt(String... path) {
    return at(path).map(XmlElement::text).orElse("");
  }

  /** The children of the descendant at a path. */
  List<XmlElement> childrenAt(String... path) {
    return at(path).map(XmlElement::children).orElse(List.of());
  }

  private static final class Open {
    final String name;
    final StringBuilder text = new StringBuilder();
    final List<XmlElement> children = new ArrayList<>();

    Open(String name) {
      this.name = name;
    }

    XmlElement close() {
      return new XmlElement(name, text.toString().strip(), children);
    }
  }
}
