package io.github.threadwright.source.config;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads XML as flat keys: the text of {@code <web-app><servlet><async-supported>} and the attribute
 * {@code maxTotal} of {@code <Context><Resource maxTotal="8">} are {@code
 * web-app.servlet.async-supported} and {@code Context.Resource.maxTotal}; {@code <property
 * name="a.b" value="c">} sets {@code a.b}, with or without the value as its text.
 */
final class XmlReader {
  private final String path;
  private final XmlText xml;
  private final List<ConfigEntry> entries = new ArrayList<>();

  private XmlReader(String path, XmlText xml) {
    this.path = path;
    this.xml = xml;
  }

  static List<ConfigEntry> read(String path, String text) throws BrokenConfigException {
    XmlReader reader = new XmlReader(path, XmlText.read(text));
    reader.xml.elements().forEach(reader::add);
    return reader.entries;
  }

  private void add(XmlText.Element element) {
    String of = nameOfWhatHolds(element);
    if (element.name().equals("property")) {
      String name = element.attributes().getOrDefault("name", "");
      String value = element.attributes().getOrDefault("value", element.text());
      put(name, value, of, element);
      return;
    }
    put(element.path(), element.text(), of, element);
    String own = element.attributes().getOrDefault("name", of);
    element
        .attributes()
        .forEach((key, value) -> put(element.path() + "." + key, value, own, element));
  }

  private void put(String key, String value, String of, XmlText.Element element) {
    if (!key.isEmpty() && !value.isEmpty()) {
      entries.add(new ConfigEntry(key, value, of, null, path, element.line()));
    }
  }

  /** The class of the servlet, or the name of the nearest element around that has one. */
  private String nameOfWhatHolds(XmlText.Element element) {
    XmlText.@Nullable Element around = xml.parent(element);
    while (around != null) {
      String named = around.attributes().getOrDefault("name", "");
      String type = xml.childText(around, around.name() + "-class");
      String name = type.isEmpty() ? named : type;
      if (!name.isEmpty()) {
        return name;
      }
      around = xml.parent(around);
    }
    return "";
  }
}
