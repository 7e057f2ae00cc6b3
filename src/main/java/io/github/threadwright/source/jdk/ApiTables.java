package io.github.threadwright.source.jdk;

import io.github.threadwright.source.types.TypeRef;
import io.github.threadwright.source.types.TypeRef.Wildcard.Direction;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The data file in memory: tables whose entries are decoded when they are first needed.
 *
 * <p>The file is one zlib stream. Numbers are LEB128; a string is its length in bytes and UTF-8:
 *
 * <pre>
 * magic, string: the build of the JDK it was made from
 * strings        count, then each string
 * availabilities count, then each: permanent mask, preview mask
 * types          count, then each, sorted by name:
 *                  length of the prefix shared with the name before, string: the rest,
 *                  availability, length of its record
 * other names    count, then each string: types that are mentioned but not described
 * references     count, length in bytes of all, then each: tag + 6 * operand, further operands by tag
 * records        one for each type, in their order (see {@link TypeHistory})
 * </pre>
 *
 * <p>In references, the nine primitives come first and are not written. A name is an index into
 * types, and past their end into other names.
 */
final class ApiTables {
  static final int MAGIC = 0x7457_0001;

  static final int CLASS = 0;
  static final int GENERIC_CLASS = 1;
  static final int ARRAY = 2;
  static final int VARIABLE = 3;
  static final int EXTENDS = 4;
  static final int SUPER = 5;
  static final int TAGS = 6;

  private static final int BUFFER_BYTES = 1 << 16;
  private static final TypeRef[] PRIMITIVES = TypeRef.Primitive.values();

  private final byte[] bytes;
  private final String build;

  // The arrays below hold immutable values and are filled without locks: at worst a value is
  // decoded twice.
  private final int[] stringOffsets;
  private final @Nullable String[] strings;
  private final int[] referenceOffsets;
  private final @Nullable TypeRef[] references;

  private final Availability[] availabilities;
  private final String[] typeNames;
  private final int[] typeAvailabilities;
  private final int[] recordOffsets;
  private final String[] otherNames;
  private final Map<String, Integer> typeIndex;

  /**
   * @throws IOException when the stream holds something else
   */
  static ApiTables read(InputStream compressed) throws IOException {
    byte[] bytes;
    Inflater inflater = new Inflater();
    try (InputStream in = new InflaterInputStream(compressed, inflater, BUFFER_BYTES)) {
      bytes = in.readAllBytes();
    } finally {
      inflater.end();
    }
    try {
      return new ApiTables(bytes);
    } catch (IndexOutOfBoundsException e) {
      throw new IOException("the data end too early", e);
    }
  }

  private ApiTables(byte[] bytes) throws IOException {
    this.bytes = bytes;
    ByteCursor in = new ByteCursor(bytes, 0);
    if (in.number() != MAGIC) {
      throw new IOException("the data have another format");
    }
    build = in.string(in.number());
    stringOffsets = new int[in.number()];
    strings = new String[stringOffsets.length];
    for (int i = 0; i < stringOffsets.length; i++) {
      stringOffsets[i] = in.position();
      in.skip(in.number());
    }
    availabilities = new Availability[in.number()];
    for (int i = 0; i < availabilities.length; i++) {
      availabilities[i] = new Availability(in.number(), in.number());
    }
    typeNames = new String[in.number()];
    typeAvailabilities = new int[typeNames.length];
    recordOffsets = new int[typeNames.length];
    int recordLengths = readTypes(in);
    otherNames = new String[in.number()];
    for (int i = 0; i < otherNames.length; i++) {
      otherNames[i] = in.string(in.number());
    }
    referenceOffsets = new int[in.number()];
    references = new TypeRef[PRIMITIVES.length + referenceOffsets.length];
    System.arraycopy(PRIMITIVES, 0, references, 0, PRIMITIVES.length);
    int recordStart = readReferences(in);
    for (int i = 0; i < recordOffsets.length; i++) {
      recordOffsets[i] += recordStart;
    }
    if (recordStart + recordLengths != bytes.length) {
      throw new IOException("the data are damaged");
    }
    typeIndex = new HashMap<>(typeNames.length * 2);
    for (int i = 0; i < typeNames.length; i++) {
      typeIndex.put(typeNames[i], i);
    }
  }

  /** Returns the sum of the lengths of all records, and leaves in each offset the sum before it. */
  private int readTypes(ByteCursor in) {
    byte[] name = new byte[0];
    int offset = 0;
    for (int i = 0; i < typeNames.length; i++) {
      int shared = in.number();
      int rest = in.number();
      name = Arrays.copyOf(name, shared + rest);
      System.arraycopy(bytes, in.position(), name, shared, rest);
      in.skip(rest);
      typeNames[i] = new String(name, StandardCharsets.UTF_8);
      typeAvailabilities[i] = in.number();
      recordOffsets[i] = offset;
      offset += in.number();
    }
    return offset;
  }

  /** Returns where the references end. */
  private int readReferences(ByteCursor in) {
    int length = in.number();
    int end = in.position() + length;
    for (int i = 0; i < referenceOffsets.length; i++) {
      referenceOffsets[i] = in.position();
      int tag = in.number() % TAGS;
      if (tag == GENERIC_CLASS) {
        for (int arguments = in.number(); arguments > 0; arguments--) {
          in.number();
        }
      } else if (tag == VARIABLE) {
        in.number();
      }
    }
    return end;
  }

  String build() {
    return build;
  }

  int typeCount() {
    return typeNames.length;
  }

  /** The place of a type in the table, or -1. */
  int indexOf(String typeName) {
    return typeIndex.getOrDefault(typeName, -1);
  }

  String typeName(int type) {
    return typeNames[type];
  }

  Availability availabilityOfType(int type) {
    return availabilities[typeAvailabilities[type]];
  }

  Availability availability(int index) {
    return availabilities[index];
  }

  ByteCursor record(int type) {
    return new ByteCursor(bytes, recordOffsets[type]);
  }

  String string(int index) {
    String known = strings[index];
    if (known == null) {
      ByteCursor in = new ByteCursor(bytes, stringOffsets[index]);
      known = in.string(in.number());
      strings[index] = known;
    }
    return known;
  }

  TypeRef reference(int index) {
    TypeRef known = references[index];
    if (known == null) {
      known = decodeReference(new ByteCursor(bytes, referenceOffsets[index - PRIMITIVES.length]));
      references[index] = known;
    }
    return known;
  }

  private TypeRef decodeReference(ByteCursor in) {
    int head = in.number();
    int operand = head / TAGS;
    return switch (head % TAGS) {
      case CLASS -> TypeRef.ClassRef.of(name(operand));
      case GENERIC_CLASS -> new TypeRef.ClassRef(name(operand), references(in));
      case ARRAY -> new TypeRef.ArrayRef(reference(operand));
      case VARIABLE -> new TypeRef.TypeVar(string(operand), reference(in.number()));
      case EXTENDS -> new TypeRef.Wildcard(Direction.EXTENDS, reference(operand));
      default -> new TypeRef.Wildcard(Direction.SUPER, reference(operand));
    };
  }

  /** A count and that many references. */
  List<TypeRef> references(ByteCursor in) {
    TypeRef[] result = new TypeRef[in.number()];
    for (int i = 0; i < result.length; i++) {
      result[i] = reference(in.number());
    }
    return List.of(result);
  }

  private String name(int index) {
    return index < typeNames.length ? typeNames[index] : otherNames[index - typeNames.length];
  }
}
