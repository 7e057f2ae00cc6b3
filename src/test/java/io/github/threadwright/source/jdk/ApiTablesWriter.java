package io.github.threadwright.source.jdk;

import io.github.threadwright.source.jdk.TypeHistory.Dated;
import io.github.threadwright.source.jdk.TypeHistory.Header;
import io.github.threadwright.source.types.MethodShape;
import io.github.threadwright.source.types.TypeRef;
import io.github.threadwright.source.types.TypeRef.Wildcard.Direction;
import io.github.threadwright.source.types.TypeShape.FieldShape;
import io.github.threadwright.source.types.TypeShape.TypeParameter;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Writes what {@link ApiTables} reads; the format is told there and in {@link TypeHistory}. */
final class ApiTablesWriter {
  private static final int PRIMITIVES = TypeRef.Primitive.values().length;

  private final List<TypeHistory> types;
  private final Table<String> strings = new Table<>();
  private final Table<Availability> availabilities = new Table<>();
  private final Table<TypeRef> references = new Table<>();
  private final Map<String, Integer> names = new LinkedHashMap<>();

  private ApiTablesWriter(List<TypeHistory> types) {
    this.types = types;
  }

  /** The content of the data file; {@code types} must be sorted by name. */
  static byte[] write(String build, List<TypeHistory> types) {
    return new ApiTablesWriter(types).write(build);
  }

  private byte[] write(String build) {
    types.forEach(type -> names.put(type.name(), names.size()));
    // A first pass finds what the tables must hold and how often each entry is used.
    types.forEach(this::record);
    List.of(strings, availabilities, references).forEach(Table::sortByUse);
    List<Output> records = types.stream().map(this::record).toList();

    Output out = new Output();
    out.number(ApiTables.MAGIC).string(build);
    out.list(strings.values(), out::string);
    out.list(availabilities.values(), a -> out.number(a.permanent()).number(a.preview()));
    writeTypes(out, records);
    out.list(names.keySet().stream().skip(types.size()).toList(), out::string);
    writeReferences(out);
    records.forEach(out::append);
    return out.toByteArray();
  }

  private void writeTypes(Output out, List<Output> records) {
    out.number(types.size());
    byte[] last = new byte[0];
    for (int i = 0; i < types.size(); i++) {
      byte[] name = types.get(i).name().getBytes(StandardCharsets.UTF_8);
      int mismatch = Arrays.mismatch(last, name);
      int shared = mismatch < 0 ? name.length : mismatch;
      out.number(shared).number(name.length - shared).bytes(name, shared);
      out.number(availabilities.index(types.get(i).when())).number(records.get(i).size());
      last = name;
    }
  }

  private void writeReferences(Output out) {
    Output nodes = new Output();
    references.values().forEach(reference -> node(nodes, reference));
    out.number(references.values().size()).number(nodes.size()).append(nodes);
  }

  private Output record(TypeHistory type) {
    Availability whole = type.when();
    availabilities.index(whole);
    Output out = new Output();
    out.list(type.headers(), h -> header(out.number(when(h, whole)), h.value()));
    out.list(type.members(), m -> out.number(when(m, whole)).number(strings.index(m.value())));
    out.list(type.fields(), f -> field(out.number(when(f, whole)), f.value()));
    out.list(type.methods(), m -> method(out.number(when(m, whole)), m.value()));
    return out;
  }

  private int when(Dated<?> dated, Availability whole) {
    return dated.when().equals(whole) ? 0 : 1 + availabilities.index(dated.when());
  }

  private void header(Output out, Header header) {
    out.number(header.kind().ordinal()).number(header.modifiers());
    typeParameters(out, header.typeParameters());
    out.number(header.superclass() == null ? 0 : 1 + index(header.superclass()));
    out.list(header.interfaces(), i -> out.number(index(i)));
  }

  private void field(Output out, FieldShape field) {
    out.number(field.modifiers()).number(strings.index(field.name())).number(index(field.type()));
  }

  private void method(Output out, MethodShape method) {
    out.number(method.modifiers() * 2 + (method.varargs() ? 1 : 0));
    out.number(strings.index(method.name()));
    typeParameters(out, method.typeParameters());
    out.list(method.parameters(), p -> out.number(index(p)));
    out.number(index(method.returns()));
  }

  private void typeParameters(Output out, List<TypeParameter> parameters) {
    out.list(parameters, p -> out.number(strings.index(p.name())).number(index(p.bound())));
  }

  private int index(TypeRef type) {
    if (type instanceof TypeRef.Primitive primitive) {
      return primitive.ordinal();
    }
    if (!references.contains(type)) {
      // Counts what the entry itself refers to, once.
      node(new Output(), type);
    }
    return PRIMITIVES + references.index(type);
  }

  private void node(Output out, TypeRef type) {
    if (type instanceof TypeRef.ArrayRef array) {
      tagged(out, ApiTables.ARRAY, index(array.element()));
    } else if (type instanceof TypeRef.TypeVar variable) {
      tagged(out, ApiTables.VARIABLE, strings.index(variable.name()));
      out.number(index(variable.bound()));
    } else if (type instanceof TypeRef.Wildcard wildcard) {
      boolean up = wildcard.direction() == Direction.EXTENDS;
      tagged(out, up ? ApiTables.EXTENDS : ApiTables.SUPER, index(wildcard.bound()));
    } else if (type instanceof TypeRef.ClassRef reference) {
      boolean raw = reference.arguments().isEmpty();
      tagged(out, raw ? ApiTables.CLASS : ApiTables.GENERIC_CLASS, name(reference.name()));
      if (!raw) {
        out.list(reference.arguments(), argument -> out.number(index(argument)));
      }
    } else {
      throw new IllegalArgumentException("a class file cannot hold " + type);
    }
  }

  private static void tagged(Output out, int tag, int operand) {
    out.number(tag + ApiTables.TAGS * operand);
  }

  private int name(String className) {
    Integer known = names.putIfAbsent(className, names.size());
    return known == null ? names.size() - 1 : known;
  }

  /**
   * Values with their numbers: the more often one is used, the smaller, and so shorter, its number.
   */
  private static final class Table<T> {
    private final Map<T, Integer> indices = new LinkedHashMap<>();
    private final Map<T, Integer> uses = new HashMap<>();

    boolean contains(T value) {
      return indices.containsKey(value);
    }

    int index(T value) {
      uses.merge(value, 1, Integer::sum);
      Integer known = indices.putIfAbsent(value, indices.size());
      return known == null ? indices.size() - 1 : known;
    }

    void sortByUse() {
      Comparator<T> byUse = Comparator.comparing(uses::get);
      List<T> sorted = indices.keySet().stream().sorted(byUse.reversed()).toList();
      indices.clear();
      sorted.forEach(value -> indices.put(value, indices.size()));
    }

    List<T> values() {
      return List.copyOf(indices.keySet());
    }
  }

  /** Bytes that grow. */
  private static final class Output {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Output number(int value) {
      int rest = value;
      while ((rest & ~0x7f) != 0) {
        bytes.write(rest & 0x7f | 0x80);
        rest >>>= 7;
      }
      bytes.write(rest);
      return this;
    }

    Output string(String value) {
      byte[] encoded = value.getBytes(StandardCharsets.UTF_8);
      return number(encoded.length).bytes(encoded, 0);
    }

    Output bytes(byte[] source, int from) {
      bytes.write(source, from, source.length - from);
      return this;
    }

    Output append(Output other) {
      return bytes(other.toByteArray(), 0);
    }

    <T> Output list(List<T> values, Consumer<T> writer) {
      number(values.size());
      values.forEach(writer);
      return this;
    }

    int size() {
      return bytes.size();
    }

    byte[] toByteArray() {
      return bytes.toByteArray();
    }
  }
}
