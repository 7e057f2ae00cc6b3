package io.github.threadwright.source.config;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * The elements of an XML document in order, each with its line. Document types are not read: a
 * project's file must not make the tool read another.
 */
final class XmlText {
  /** Deeper than anything that is asked for here; what lies deeper is not read. */
  private static final int DEEPEST = 64;

  private final List<Element> elements;
  private final Map<Integer, List<Element>> children = new HashMap<>();

  private XmlText(List<Element> elements) {
    this.elements = elements;
    for (Element element : elements) {
      children.computeIfAbsent(element.parent(), id -> new ArrayList<>(4)).add(element);
    }
  }

  /**
   * An element.
   *
   * @param parent the id of the one around it; -1 for the root
   * @param path the names from the root down, joined by dots
   * @param text what stands directly in it, without blanks around
   */
  record Element(
      int id,
      int parent,
      String path,
      String name,
      Map<String, String> attributes,
      String text,
      int line) {}

  private static final class Open {
    final int id;
    final String path;
    final String name;
    final int line;
    final Map<String, String> attributes = new LinkedHashMap<>();
    final StringBuilder text = new StringBuilder();

    Open(int id, String path, String name, int line) {
      this.id = id;
      this.path = path;
      this.name = name;
      this.line = line;
    }
  }

  static XmlText read(String document) throws BrokenConfigException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    try {
      XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(document));
      try {
        return new XmlText(elements(reader));
      } finally {
        reader.close();
      }
    } catch (XMLStreamException e) {
      int line = e.getLocation() == null ? 0 : Math.max(e.getLocation().getLineNumber(), 0);
      throw new BrokenConfigException(line, "not well-formed XML");
    } catch (RuntimeException e) { // the JDK's parser fails so on some broken document types
      throw new BrokenConfigException(0, "not well-formed XML");
    }
  }

  private static List<Element> elements(XMLStreamReader reader) throws XMLStreamException {
    List<@Nullable Element> found = new ArrayList<>();
    Deque<Open> open = new ArrayDeque<>();
    int tooDeep = 0;
    while (reader.hasNext()) {
      int event = reader.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        if (tooDeep > 0 || open.size() == DEEPEST || isTooLong(open.peek(), reader)) {
          tooDeep++;
        } else {
          open.push(start(reader, open.peek(), found.size()));
          found.add(null);
        }
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        if (tooDeep > 0) {
          tooDeep--;
        } else {
          Open closed = open.pop();
          Open around = open.peek();
          found.set(closed.id, end(closed, around == null ? -1 : around.id));
        }
      } else if (event == XMLStreamConstants.CHARACTERS && tooDeep == 0 && !open.isEmpty()) {
        open.peek().text.append(reader.getText());
      }
    }
    return found.stream().<Element>map(element -> element).toList();
  }

  private static boolean isTooLong(@Nullable Open around, XMLStreamReader reader) {
    int above = around == null ? 0 : around.path.length();
    return above + reader.getLocalName().length() > Documents.LONGEST_KEY;
  }

  private static Open start(XMLStreamReader reader, @Nullable Open around, int id) {
    String name = reader.getLocalName();
    String path = around == null ? name : around.path + "." + name;
    Open started = new Open(id, path, name, reader.getLocation().getLineNumber());
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      started.attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i).strip());
    }
    return started;
  }

  private static Element end(Open closed, int parent) {
    return new Element(
        closed.id,
        parent,
        closed.path,
        closed.name,
        closed.attributes,
        closed.text.toString().strip(),
        closed.line);
  }

  List<Element> elements() {
    return elements;
  }

  List<Element> children(Element element) {
    return children.getOrDefault(element.id(), List.of());
  }

  /** The text of the first child of that name, empty when there is none. */
  String childText(Element element, String name) {
    return children(element).stream()
        .filter(child -> child.name().equals(name))
        .map(Element::text)
        .findFirst()
        .orElse("");
  }

  @Nullable Element parent(Element element) {
    return element.parent() < 0 ? null : elements.get(element.parent());
  }
}
