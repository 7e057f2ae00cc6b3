package io.github.threadwright.source.names;

import io.github.threadwright.source.Body;
import io.github.threadwright.source.FieldDecl;
import io.github.threadwright.source.Initializer;
import io.github.threadwright.source.MethodDecl;
import io.github.threadwright.source.SourceFile;
import io.github.threadwright.source.TypeDecl;
import io.github.threadwright.source.types.TypeRef;
import io.github.threadwright.source.types.TypeSource;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what names mean, without a class path as far as can be: from imports, declared types and the types that are
 * known. Safe for use by many threads; the answer for a file does not depend on which files were asked about before.
 */
public final class Attributor {
  private final ProjectTypes project;
  private final TypeIndex index;
  private final Conversions conversions;

  /**
   * @param files all files of the project, in order of their paths; of two types of one name the first counts
   * @param others where types that the project does not declare are looked up, in that order
   */
  public Attributor(List<SourceFile> files, List<TypeSource> others) {
    this.project = new ProjectTypes(files, others);
    this.index = new TypeIndex(Stream.concat(Stream.of(project), others.stream()).toList());
    this.conversions = new Conversions(index);
  }

  public Hierarchy hierarchy() {
    return index;
  }

  public Attribution attribute(SourceFile file) {
    @Nullable TypeRef[] locals = new TypeRef[file.localCount()];
    Map<Body, Attribution.Table> tables = new IdentityHashMap<>();
    for (ProjectTypes.Declared declared : project.typesOf(file)) {
      attribute(declared, locals, tables);
    }
    return new Attribution(tables, locals);
  }

  private void attribute(ProjectTypes.Declared declared, @Nullable TypeRef[] locals, Map<Body, Attribution.Table> tables) {
    TypeDecl type = declared.type();
    for (FieldDecl field : type.fields()) {
      if (field.init() != null) {
        tables.put(field.init(), run(field.init(), declared.scope(), locals, declared.scope().resolve(field.type())));
      }
    }
    for (Initializer initializer : type.initializers()) {
      tables.put(initializer.body(), run(initializer.body(), declared.scope(), locals, null));
    }
    for (MethodDecl method : type.methods()) {
      Scope scope = ProjectTypes.methodScope(declared.scope(), method);
      method.parameters().forEach(p -> locals[p.id()] = parameterType(scope, p));
      if (method.body() != null) {
        tables.put(method.body(), run(method.body(), scope, locals, scope.resolve(method.returns())));
      }
    }
  }

  private static TypeRef parameterType(Scope scope, io.github.threadwright.source.Local parameter) {
    TypeRef type = scope.resolve(parameter.type());
    return parameter.varargs() ? new TypeRef.ArrayRef(type) : type;
  }

  private Attribution.Table run(Body body, Scope scope, @Nullable TypeRef[] locals, @Nullable TypeRef returns) {
    return new BodyAttributor(index, conversions, body, scope, locals, returns).run();
  }
}
