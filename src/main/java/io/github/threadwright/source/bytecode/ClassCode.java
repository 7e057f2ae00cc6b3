package io.github.threadwright.source.bytecode;

import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A class file with the code of its methods.
 *
 * @param name binary name
 * @param superclass binary name; null for interfaces
 * @param interfaces binary names
 */
public record ClassCode(
    String name,
    int access,
    @Nullable String superclass,
    List<String> interfaces,
    Map<String, MethodCode> methods) {

  public ClassCode {
    interfaces = List.copyOf(interfaces);
    methods = Collections.unmodifiableMap(new LinkedHashMap<>(methods));
  }

  static ClassCode of(
      String name,
      int access,
      @Nullable String superclass,
      List<String> interfaces,
      Collection<MethodCode> methods) {
    Map<String, MethodCode> byName = new LinkedHashMap<>();
    methods.forEach(method -> byName.put(method.name() + method.descriptor(), method));
    return new ClassCode(name, access, superclass, interfaces, byName);
  }

  /** The method of that name and descriptor that this class itself declares, or null. */
  public @Nullable MethodCode method(String name, String descriptor) {
    return methods.get(name + descriptor);
  }

  public boolean isInterface() {
    return Modifier.isInterface(access);
  }

  public boolean isAbstract() {
    return Modifier.isAbstract(access);
  }

  public boolean isFinal() {
    return Modifier.isFinal(access);
  }
}
