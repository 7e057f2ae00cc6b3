package io.github.threadwright.knowledge;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the lines of some catalogue files say, each sort by what it is about. Of two lines about the
 * same thing the second is a problem.
 */
final class Content {
  private final List<KnowledgeProblem> problems;
  private final ApiReader apis;
  private final TypeReader types;
  private final AnnotationReader annotations;
  private final Map<MethodPattern, Catalogue.Entry> entries = new LinkedHashMap<>();
  private final Map<String, ApiType> apiTypes = new LinkedHashMap<>();
  private final Map<String, ApiAnnotation> apiAnnotations = new LinkedHashMap<>();
  private final Map<MethodPattern, MethodTable.Line<Gives>> gives = new LinkedHashMap<>();
  private final Map<MethodPattern, MethodTable.Line<EntryPoint>> called = new LinkedHashMap<>();

  Content(Map<WaitKind, WaitBehaviour> behaviours, List<KnowledgeProblem> problems) {
    this.problems = problems;
    this.apis = new ApiReader(behaviours, problems);
    this.types = new TypeReader(problems);
    this.annotations = new AnnotationReader(problems);
  }

  Collection<Catalogue.Entry> entries() {
    return entries.values();
  }

  TypeTable types() {
    return new TypeTable(apiTypes.values());
  }

  AnnotationTable annotations() {
    return new AnnotationTable(apiAnnotations.values());
  }

  MethodTable<Gives> gives() {
    return new MethodTable<>(gives.values());
  }

  MethodTable<EntryPoint> called() {
    return new MethodTable<>(called.values());
  }

  /** Lets what the other says replace what this says of the same thing. */
  void replaceBy(Content other) {
    entries.putAll(other.entries);
    apiTypes.putAll(other.apiTypes);
    apiAnnotations.putAll(other.apiAnnotations);
    gives.putAll(other.gives);
    called.putAll(other.called);
  }

  boolean isEmpty() {
    return Stream.of(entries, apiTypes, apiAnnotations, gives, called).allMatch(Map::isEmpty);
  }

  void add(CatalogueLine line) {
    if (line.subject().charAt(0) == '@') {
      addAnnotation(line);
    } else if (line.subject().indexOf('#') >= 0 || line.subject().indexOf('(') >= 0) {
      addMethods(line);
    } else {
      addType(line);
    }
  }

  private void addType(CatalogueLine line) {
    ApiType type = types.read(line);
    ApiType earlier = type == null ? null : apiTypes.putIfAbsent(type.name(), type);
    if (earlier != null) {
      addDouble(line, earlier.name(), earlier.file(), earlier.line());
    }
  }

  private void addAnnotation(CatalogueLine line) {
    ApiAnnotation read = annotations.read(line);
    ApiAnnotation earlier = read == null ? null : apiAnnotations.putIfAbsent(read.subject(), read);
    if (earlier != null) {
      addDouble(line, earlier.subject(), earlier.file(), earlier.line());
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
    apis.check(values, line);
    Gives given = values.word("gives", Gives.class);
    EntryPoint.Kind entry = values.word("entry", EntryPoint.Kind.class);
    EntryPoint.Context runsOn = values.word("runs-on", EntryPoint.Context.class);
    if (!values.isSound()) {
      return;
    }
    List<Catalogue.Entry> read = apis.read(line, patterns);
    if (!values.isSound()) {
      return;
    }
    for (Catalogue.Entry each : read) {
      addEntry(line, each);
    }
    for (MethodPattern pattern : patterns) {
      addTo(gives, line, pattern, given);
      addTo(called, line, pattern, entry == null ? null : new EntryPoint(entry, runsOn));
    }
  }

  private void addEntry(CatalogueLine line, Catalogue.Entry entry) {
    Catalogue.Entry earlier = entries.putIfAbsent(entry.pattern(), entry);
    if (earlier != null) {
      Api first = earlier.apis().get(0);
      addDouble(line, first.pattern().toString(), first.file(), first.line());
    }
  }

  private <V> void addTo(
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
