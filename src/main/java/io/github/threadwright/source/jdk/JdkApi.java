package io.github.threadwright.source.jdk;

import io.github.threadwright.source.jdk.TypeHistory.Dated;
import io.github.threadwright.source.types.MethodShape;
import io.github.threadwright.source.types.TypeRef;
import io.github.threadwright.source.types.TypeShape;
import io.github.threadwright.source.types.TypeSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The public and protected API of the JDK, release by release, whatever JDK happens to run.
 *
 * <p>It covers the packages that the modules {@code java.*} and {@code jdk.*} export to everybody.
 * Types of other packages, and types that are not public, are there only when an exported type
 * inherits from them ({@code java.lang.AbstractStringBuilder}); their modifiers tell.
 *
 * <p>Types go by their binary names, with dots between packages and {@code $} before member types:
 * {@code java.util.Map$Entry}. Methods go by {@link MethodShape#signature()}, the name and the
 * erased simple names of the parameter types: {@code sleep(Duration)}, {@code
 * computeIfAbsent(Object,Function)}, {@code asList(Object[])}, {@code <init>(int)}.
 *
 * <p>An instance is some megabytes and fills up as types are looked up: load it once and share it.
 * Safe for use by many threads.
 */
public final class JdkApi {
  /** The oldest release there are data for. */
  public static final int OLDEST = 8;

  /** The newest release there are data for. */
  public static final int NEWEST = 25;

  private static final String DATA = "jdk-api.bin";

  private final ApiTables tables;
  private final Map<String, Integer> packageMasks = new HashMap<>();
  private final TypeSource[] releases;

  private JdkApi(ApiTables tables) {
    this.tables = tables;
    // Loops, not streams and lambdas: every start of the tool waits for this.
    for (int type = 0; type < tables.typeCount(); type++) {
      String packageName = packageOf(tables.typeName(type));
      int mask = tables.availabilityOfType(type).mask();
      packageMasks.put(packageName, packageMasks.getOrDefault(packageName, 0) | mask);
    }
    releases = new TypeSource[NEWEST - OLDEST + 1];
    for (int release = OLDEST; release <= NEWEST; release++) {
      releases[release - OLDEST] = new Release(release);
    }
  }

  /** Reads the data that ship with the tool. */
  public static JdkApi load() {
    try (InputStream in = JdkApi.class.getResourceAsStream(DATA)) {
      if (in == null) {
        throw new IllegalStateException(DATA + " is missing in the installation; build it anew");
      }
      return read(in);
    } catch (IOException e) {
      throw new UncheckedIOException(DATA + " cannot be read; build the tool anew", e);
    }
  }

  static JdkApi read(InputStream data) throws IOException {
    return new JdkApi(ApiTables.read(data));
  }

  /** The build of the JDK that the data were made from, e.g. {@code 25.0.1+8-LTS}. */
  String build() {
    return tables.build();
  }

  /**
   * The types of a release, previews included; of the nearest known one when there are no data for
   * {@code release}.
   */
  public TypeSource at(int release) {
    return releases[Math.max(OLDEST, Math.min(NEWEST, release)) - OLDEST];
  }

  /** Binary names of all types that some release has, sorted. */
  public Stream<String> typeNames() {
    return IntStream.range(0, tables.typeCount()).mapToObj(tables::typeName);
  }

  /** Whether some release has a type of that binary name. */
  public boolean isType(String type) {
    return tables.indexOf(type) >= 0;
  }

  /** The releases that have the type for good: previews and incubators do not count. */
  public Releases releasesOf(String type) {
    return new Releases(availability(type).permanent());
  }

  /** The releases that have the method for good, declared by the type itself or inherited. */
  public Releases releasesOf(String type, String methodSignature) {
    return new Releases(availability(type, methodSignature).permanent());
  }

  /** The releases that have the type as a preview or incubating API only. */
  public Releases previewsOf(String type) {
    return new Releases(availability(type).preview());
  }

  /**
   * The releases that have the method, declared or inherited, as a preview or incubating API only.
   */
  public Releases previewsOf(String type, String methodSignature) {
    return new Releases(availability(type, methodSignature).preview());
  }

  private Availability availability(String type) {
    int index = tables.indexOf(type);
    return index < 0 ? Availability.NEVER : tables.availabilityOfType(index);
  }

  private Availability availability(String type, String methodSignature) {
    return availability(type, methodSignature, Releases.ALL);
  }

  private Availability availability(String type, String methodSignature, int asked) {
    int index = tables.indexOf(type);
    if (index < 0) {
      return Availability.NEVER;
    }
    TypeHistory history = TypeHistory.decode(tables, index);
    Availability result =
        history.methods().stream()
            .filter(method -> method.value().signature().equals(methodSignature))
            .map(Dated::when)
            .reduce(Availability.NEVER, Availability::or)
            .within(asked);
    if (methodSignature.startsWith(MethodShape.CONSTRUCTOR)) {
      return result;
    }
    for (Dated<TypeHistory.Header> header : history.headers()) {
      int open = header.when().mask() & asked & ~result.mask();
      for (TypeRef.ClassRef supertype : header.value().supertypes().toList()) {
        if (open != 0) {
          result = result.or(availability(supertype.name(), methodSignature, open));
        }
      }
    }
    return result;
  }

  private static String packageOf(String binaryName) {
    return binaryName.substring(0, Math.max(0, binaryName.lastIndexOf('.')));
  }

  /** The types of one release. */
  private final class Release implements TypeSource {
    private final int release;
    private final Map<String, TypeShape> types = new ConcurrentHashMap<>();

    Release(int release) {
      this.release = release;
    }

    @Override
    public @Nullable TypeShape find(String binaryName) {
      TypeShape known = types.get(binaryName);
      if (known != null) {
        return known;
      }
      int type = tables.indexOf(binaryName);
      if (type < 0 || !tables.availabilityOfType(type).includes(release)) {
        return null;
      }
      return types.computeIfAbsent(binaryName, n -> TypeHistory.decode(tables, type).at(release));
    }

    @Override
    public boolean hasPackage(String packageName) {
      return (packageMasks.getOrDefault(packageName, 0) & Releases.bit(release)) != 0;
    }
  }
}
