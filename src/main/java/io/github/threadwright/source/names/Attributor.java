package io.github.threadwright.source.names;

import io.github.threadwright.source.Body;
import io.github.threadwright.source.FieldDecl;
import io.github.threadwright.source.Initializer;
import io.github.threadwright.source.MethodDecl;
import io.github.threadwright.source.SourceFile;
import io.github.threadwright.source.TypeDecl;
import io.github.threadwright.source.types.TypeRef;
import io.github.threadwright.source.types.TypeSource;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what names mean, without a class path as far as can be: from imports, declared types
 * and the types that are known. Safe for use by many threads; the answer for a file does not depend
 * on which files were asked about before.
 */
public final class Attributor {
  private final View all;
  private final Function<SourceFile, ?> moduleOf;
  private final Map<Object, View> ownViews = new HashMap<>();

  /** The types as some module sees them. */
  private record View(ProjectTypes project, TypeIndex index, Conversions conversions) {
    static View of(List<SourceFile> files, List<TypeSource> others) {
      ProjectTypes project = new ProjectTypes(files, others);
      TypeIndex index = new TypeIndex(Stream.concat(Stream.of(project), others.stream()).toList());
      return new View(project, index, new Conversions(index));
    }
  }

  /**
   * @param files all files of the project, in order of their paths
   * @param moduleOf the module of a file: of two types of one name its own module's counts, else
   *     the first
   * @param others where types that the project does not declare are looked up, in that order
   */
  public Attributor(
      List<SourceFile> files, Function<SourceFile, ?> moduleOf, List<TypeSource> others) {
    this.all = View.of(files, others);
    this.moduleOf = moduleOf;
    for (SourceFile hidden : all.project().hiddenFiles()) {
      Object module = moduleOf.apply(hidden);
      ownViews.computeIfAbsent(module, m -> View.of(startingWith(m, files), others));
    }
  }

  private List<SourceFile> startingWith(Object module, List<SourceFile> files) {
    Map<Boolean, List<SourceFile>> parts =
        files.stream().collect(Collectors.partitioningBy(f -> module.equals(moduleOf.apply(f))));
    return Stream.of(true, false).flatMap(own -> parts.get(own).stream()).toList();
  }

  public Hierarchy hierarchy() {
    return all.index();
  }

  /** All types, as that file sees them. */
  public TypeSource typesFor(SourceFile file) {
    return view(file).index();
  }

  private View view(SourceFile file) {
    return ownViews.isEmpty() ? all : ownViews.getOrDefault(moduleOf.apply(file), all);
  }

  public Attribution attribute(SourceFile file) {
    View view = view(file);
    @Nullable TypeRef[] locals = new TypeRef[file.localCount()];
    Map<Body, Attribution.Table> tables = new IdentityHashMap<>();
    for (ProjectTypes.Declared declared : view.project().typesOf(file)) {
      attribute(view, declared, locals, tables);
    }
    return new Attribution(tables, locals);
  }

  private static void attribute(
      View view,
      ProjectTypes.Declared declared,
      @Nullable TypeRef[] locals,
      Map<Body, Attribution.Table> tables) {
    TypeDecl type = declared.type();
    for (FieldDecl field : type.fields()) {
      if (field.init() != null) {
        tables.put(
            field.init(),
            run(
                view,
                field.init(),
                declared.scope(),
                locals,
                declared.scope().resolve(field.type())));
      }
    }
    for (Initializer initializer : type.initializers()) {
      tables.put(initializer.body(), run(view, initializer.body(), declared.scope(), locals, null));
    }
    for (MethodDecl method : type.methods()) {
      Scope scope = ProjectTypes.methodScope(declared.scope(), method);
      method.parameters().forEach(p -> locals[p.id()] = parameterType(scope, p));
      if (method.body() != null) {
        tables.put(
            method.body(),
            run(view, method.body(), scope, locals, scope.resolve(method.returns())));
      }
    }
  }

  private static TypeRef parameterType(Scope scope, io.github.threadwright.source.Local parameter) {
    TypeRef type = scope.resolve(parameter.type());
    return parameter.varargs() ? new TypeRef.ArrayRef(type) : type;
  }

  private static Attribution.Table run(
      View view, Body body, Scope scope, @Nullable TypeRef[] locals, @Nullable TypeRef returns) {
    return new BodyAttributor(view.index(), view.conversions(), body, scope, locals, returns).run();
  }
}
