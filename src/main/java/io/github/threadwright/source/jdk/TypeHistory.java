package io.github.threadwright.source.jdk;

import io.github.threadwright.source.types.MethodShape;
import io.github.threadwright.source.types.TypeRef;
import io.github.threadwright.source.types.TypeShape;
import io.github.threadwright.source.types.TypeShape.FieldShape;
import io.github.threadwright.source.types.TypeShape.Kind;
import io.github.threadwright.source.types.TypeShape.Origin;
import io.github.threadwright.source.types.TypeShape.TypeParameter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A type over all releases: each header, member type, field and method with the releases it holds
 * for. What changed from one release to another is there twice.
 *
 * <p>Its record in the data file, where <i>when</i> is 0 for "as long as the type", else 1 + an
 * index into the availabilities, and <i>list</i> is a count and that many entries:
 *
 * <pre>
 * headers   list of: when, kind, modifiers, type parameters, 1 + superclass or 0, list of interfaces
 * members   list of: when, name
 * fields    list of: when, modifiers, name, type
 * methods   list of: when, modifiers * 2 + varargs, name, type parameters, list of parameters, returns
 * type parameters are a list of: name, bound
 * </pre>
 */
record TypeHistory(
    String name,
    Availability when,
    List<Dated<Header>> headers,
    List<Dated<String>> members,
    List<Dated<FieldShape>> fields,
    List<Dated<MethodShape>> methods) {

  TypeHistory {
    headers = List.copyOf(headers);
    members = List.copyOf(members);
    fields = List.copyOf(fields);
    methods = List.copyOf(methods);
  }

  /** A value with the releases it holds for. */
  record Dated<T>(T value, Availability when) {}

  /** What a type says about itself before its body. */
  record Header(
      Kind kind,
      int modifiers,
      List<TypeParameter> typeParameters,
      TypeRef.@Nullable ClassRef superclass,
      List<TypeRef.ClassRef> interfaces) {
    Header {
      typeParameters = List.copyOf(typeParameters);
      interfaces = List.copyOf(interfaces);
    }

    Stream<TypeRef.ClassRef> supertypes() {
      return superclass == null
          ? interfaces.stream()
          : Stream.concat(Stream.of(superclass), interfaces.stream());
    }
  }

  /** The type as it is in a release that has it. */
  TypeShape at(int release) {
    Header header = only(headers, release).get(0);
    return new TypeShape(
        name,
        header.kind(),
        header.modifiers(),
        header.typeParameters(),
        header.superclass(),
        header.interfaces(),
        only(fields, release),
        only(methods, release),
        only(members, release),
        Origin.JDK);
  }

  private static <T> List<T> only(List<Dated<T>> all, int release) {
    return all.stream().filter(d -> d.when().includes(release)).map(Dated::value).toList();
  }

  static TypeHistory decode(ApiTables tables, int type) {
    return new Decoder(tables, type).decode();
  }

  /** Reads one record from its start to its end. */
  private static final class Decoder {
    private static final Kind[] KINDS = Kind.values();

    private final ApiTables tables;
    private final ByteCursor in;
    private final String typeName;
    private final Availability whole;

    Decoder(ApiTables tables, int type) {
      this.tables = tables;
      this.in = tables.record(type);
      this.typeName = tables.typeName(type);
      this.whole = tables.availabilityOfType(type);
    }

    TypeHistory decode() {
      // Arguments are evaluated in the order in which the record has them.
      return new TypeHistory(
          typeName,
          whole,
          dated(Decoder::header),
          dated(Decoder::string),
          dated(Decoder::field),
          dated(Decoder::method));
    }

    private <T> List<Dated<T>> dated(Function<Decoder, T> entry) {
      return list(
          d -> {
            int when = in.number();
            T value = entry.apply(d);
            return new Dated<>(value, when == 0 ? whole : tables.availability(when - 1));
          });
    }

    private <T> List<T> list(Function<Decoder, T> entry) {
      int count = in.number();
      List<T> result = new ArrayList<>(count);
      for (int i = 0; i < count; i++) {
        result.add(entry.apply(this));
      }
      return result;
    }

    private Header header() {
      return new Header(
          KINDS[in.number()],
          in.number(),
          list(Decoder::typeParameter),
          superclass(),
          list(Decoder::type));
    }

    private TypeRef.@Nullable ClassRef superclass() {
      int reference = in.number();
      return reference == 0 ? null : (TypeRef.ClassRef) tables.reference(reference - 1);
    }

    private TypeRef.ClassRef type() {
      return (TypeRef.ClassRef) tables.reference(in.number());
    }

    private FieldShape field() {
      int modifiers = in.number();
      return new FieldShape(string(), tables.reference(in.number()), modifiers);
    }

    private MethodShape method() {
      int flags = in.number();
      return new MethodShape(
          string(),
          flags >> 1,
          list(Decoder::typeParameter),
          tables.references(in),
          tables.reference(in.number()),
          (flags & 1) != 0);
    }

    private TypeParameter typeParameter() {
      return new TypeParameter(string(), tables.reference(in.number()));
    }

    private String string() {
      return tables.string(in.number());
    }
  }
}
