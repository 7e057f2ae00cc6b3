package io.github.threadwright.knowledge;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the lines of some catalogue files say, each sort of knowledge for itself: a method may have
 * a line about its waits and another about its effect. Of two lines that say the same sort of thing
 * of the same subject the second is a problem.
 */
final class Content {
  private final List<KnowledgeProblem> problems;
  private final ApiReader apiReader;
  private final TypeReader typeReader;
  private final AnnotationReader annotationReader;
  private final SettingKeyReader settingReader;

  private final Map<MethodPattern, Catalogue.Entry> entries = new LinkedHashMap<>();
  private final Map<MethodPattern, MethodTable.Line<Gives>> gives = new LinkedHashMap<>();
  private final Map<MethodPattern, MethodTable.Line<EntryPoint>> called = new LinkedHashMap<>();
  private final Map<MethodPattern, MethodTable.Line<Effect>> effects = new LinkedHashMap<>();
  private final Map<String, TypeLines.Line<ApiType>> types = new LinkedHashMap<>();
  private final Map<String, TypeLines.Line<Effect>> typeEffects = new LinkedHashMap<>();
  private final Map<String, TypeLines.Line<StreamOrigin>> origins = new LinkedHashMap<>();
  private final Map<String, TypeLines.Line<Boolean>> stateful = new LinkedHashMap<>();
  private final Map<String, ApiAnnotation> annotations = new LinkedHashMap<>();
  private final Map<String, SettingKey> settings = new LinkedHashMap<>();

  Content(Map<WaitKind, WaitBehaviour> behaviours, List<KnowledgeProblem> problems) {
    this.problems = problems;
    this.apiReader = new ApiReader(behaviours, problems);
    this.typeReader = new TypeReader(problems);
    this.annotationReader = new AnnotationReader(problems);
    this.settingReader = new SettingKeyReader(problems);
  }

  // ---- the result

  Collection<Catalogue.Entry> entries() {
    return entries.values();
  }

  /** All but the entries. */
  Tables tables() {
    return new Tables(
        new TypeTable(
            new TypeLines<>(types.values()),
            new TypeLines<>(origins.values()),
            new TypeLines<>(stateful.values())),
        new AnnotationTable(annotations.values()),
        new EffectTable(effects.values(), new TypeLines<>(typeEffects.values())),
        new MethodTable<>(gives.values()),
        new MethodTable<>(called.values()),
        new SettingTable(settings.values()));
  }

  /** What is asked for seldom, or looked up in another way than the entries. */
  record Tables(
      TypeTable types,
      AnnotationTable annotations,
      EffectTable effects,
      MethodTable<Gives> gives,
      MethodTable<EntryPoint> called,
      SettingTable settings) {}

  boolean isEmpty() {
    return Stream.of(
            entries,
            gives,
            called,
            effects,
            types,
            typeEffects,
            origins,
            stateful,
            annotations,
            settings)
        .allMatch(Map::isEmpty);
  }

  /** Lets what the other says replace what this says of the same thing. */
  void replaceBy(Content other) {
    entries.putAll(other.entries);
    gives.putAll(other.gives);
    called.putAll(other.called);
    effects.putAll(other.effects);
    types.putAll(other.types);
    typeEffects.putAll(other.typeEffects);
    origins.putAll(other.origins);
    stateful.putAll(other.stateful);
    annotations.putAll(other.annotations);
    settings.putAll(other.settings);
  }

  /**
   * What a line is about.
   *
   * @param name a type, or {@code pkg.Type#field} when it is a static field
   * @param method set when it is a method of that type
   */
  record Subject(String name, @Nullable MethodPattern method, String file, int line) {
    private static Subject of(MethodPattern method, String file, int line) {
      return new Subject(method.type(), method, file, line);
    }

    private @Nullable KnowledgeProblem check(JdkNames names) {
      return method == null
          ? names.checkTypeOrField(name, file, line)
          : names.check(method, file, line);
    }
  }

  /** What all the lines are about, for each sort of knowledge. */
  Stream<Subject> subjects() {
    Stream<Subject> ofEntries =
        entries.values().stream()
            .map(entry -> entry.apis().get(0))
            .map(api -> Subject.of(api.pattern(), api.file(), api.line()));
    Stream<Subject> ofMethods =
        Stream.of(gives, called, effects)
            .flatMap(lines -> lines.values().stream())
            .map(line -> Subject.of(line.pattern(), line.file(), line.line()));
    Stream<Subject> ofTypes =
        Stream.of(types, typeEffects, origins, stateful)
            .flatMap(lines -> lines.values().stream())
            .map(line -> new Subject(line.name(), null, line.file(), line.line()));
    Stream<Subject> ofAnnotations =
        annotations.values().stream()
            .map(each -> new Subject(each.name(), null, each.file(), each.line()));
    return Stream.of(ofEntries, ofMethods, ofTypes, ofAnnotations).flatMap(each -> each);
  }

  /** What is named here but is in no release of the JDK, though it means the JDK. */
  List<KnowledgeProblem> wrongNames(JdkNames names) {
    return subjects()
        .<@Nullable KnowledgeProblem>map(subject -> subject.check(names))
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }

  // ---- one line

  void add(CatalogueLine line) {
    String subject = line.subject();
    if (subject.charAt(0) == '@') {
      addAnnotation(line);
    } else if (line.value(SettingKeyReader.SETS) != null) {
      addSetting(line);
    } else if (subject.indexOf('#') >= 0 && line.value("waits-as") != null) {
      addField(line);
    } else if (subject.indexOf('#') >= 0 || subject.indexOf('(') >= 0) {
      addMethods(line);
    } else {
      addType(line);
    }
  }

  private void addAnnotation(CatalogueLine line) {
    ApiAnnotation read = annotationReader.read(line);
    ApiAnnotation earlier = read == null ? null : annotations.putIfAbsent(read.subject(), read);
    if (earlier != null) {
      addDouble(line, earlier.subject(), earlier.file(), earlier.line());
    }
  }

  private void addSetting(CatalogueLine line) {
    SettingKey read = settingReader.read(line);
    SettingKey earlier =
        read == null ? null : settings.putIfAbsent(SettingTable.relaxed(read.key()), read);
    if (earlier != null) {
      addDouble(line, earlier.key(), earlier.file(), earlier.line());
    }
  }

  private void addField(CatalogueLine line) {
    LineValues values = new LineValues(line, problems);
    values.checkKeys(Set.of("waits-as"), Map.of());
    StreamOrigin origin = readOrigin(values);
    if (values.isSound()) {
      put(origins, line, origin);
    }
  }

  private void addType(CatalogueLine line) {
    LineValues values = new LineValues(line, problems);
    typeReader.check(values, line);
    ApiType type = values.isSound() ? typeReader.read(line) : null;
    Effect effect = values.word("effect", Effect.class);
    StreamOrigin origin = readOrigin(values);
    boolean holdsPosition = values.yesNo("stateful", false);
    if (values.isSound()) {
      put(types, line, type);
      put(typeEffects, line, effect);
      put(origins, line, origin);
      put(stateful, line, holdsPosition ? Boolean.TRUE : null);
    }
  }

  private static @Nullable StreamOrigin readOrigin(LineValues values) {
    WaitKind kind = ApiReader.kind(values, "waits-as");
    return kind == null && !values.has("waits-as") ? null : new StreamOrigin(kind);
  }

  private <V> void put(
      Map<String, TypeLines.Line<V>> lines, CatalogueLine line, @Nullable V value) {
    if (value == null) {
      return;
    }
    String name = line.subject();
    TypeLines.Line<V> earlier =
        lines.putIfAbsent(name, new TypeLines.Line<>(name, value, line.file(), line.line()));
    if (earlier != null) {
      addDouble(line, name, earlier.file(), earlier.line());
    }
  }

  private void addMethods(CatalogueLine line) {
    LineValues values = new LineValues(line, problems);
    List<MethodPattern> patterns = MethodPattern.parseAll(line.subject());
    if (patterns.isEmpty()) {
      values.problem(
          "'" + line.subject() + "' is no method",
          "write pkg.Type#method, pkg.Type#method,method or pkg.Type#method(Param,Param), the"
              + " parameters by their simple names without type arguments");
    }
    apiReader.check(values, line);
    Gives given = values.word("gives", Gives.class);
    Effect effect = values.word("effect", Effect.class);
    EntryPoint.Kind entry = values.word("entry", EntryPoint.Kind.class);
    EntryPoint.Context runsOn = values.word("runs-on", EntryPoint.Context.class);
    List<Catalogue.Entry> read =
        values.isSound() ? apiReader.read(line, patterns) : List.<Catalogue.Entry>of();
    if (!values.isSound()) {
      return;
    }
    for (Catalogue.Entry each : read) {
      addEntry(line, each);
    }
    for (MethodPattern pattern : patterns) {
      put(gives, line, pattern, given);
      put(effects, line, pattern, effect);
      put(called, line, pattern, entry == null ? null : new EntryPoint(entry, runsOn));
    }
  }

  private void addEntry(CatalogueLine line, Catalogue.Entry entry) {
    Catalogue.Entry earlier = entries.putIfAbsent(entry.pattern(), entry);
    if (earlier != null) {
      Api first = earlier.apis().get(0);
      addDouble(line, first.pattern().toString(), first.file(), first.line());
    }
  }

  private <V> void put(
      Map<MethodPattern, MethodTable.Line<V>> lines,
      CatalogueLine line,
      MethodPattern pattern,
      @Nullable V value) {
    if (value == null) {
      return;
    }
    MethodTable.Line<V> earlier =
        lines.putIfAbsent(
            pattern, new MethodTable.Line<>(pattern, value, line.file(), line.line()));
    if (earlier != null) {
      addDouble(line, pattern.toString(), earlier.file(), earlier.line());
    }
  }

  private void addDouble(CatalogueLine line, String subject, String file, int number) {
    problems.add(
        line.problem(subject + " is already in " + file + ":" + number, "put both on one line"));
  }
}
