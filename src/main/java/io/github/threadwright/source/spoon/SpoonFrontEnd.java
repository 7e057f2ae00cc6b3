package io.github.threadwright.source.spoon;

import io.github.threadwright.source.Body;
import io.github.threadwright.source.Local;
import io.github.threadwright.source.SourceFile;
import io.github.threadwright.source.names.Knowledge;
import io.github.threadwright.source.names.Target;
import io.github.threadwright.source.types.TypeRef;
import io.github.threadwright.source.types.TypeSource;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jdt.internal.compiler.ast.ASTNode;
import org.eclipse.jdt.internal.compiler.ast.CompilationUnitDeclaration;
import org.jspecify.annotations.Nullable;

/**
 * Reads and attributes files as a compiler does. Safe for use by many threads. The compiler
 * descends recursively, so call it where there is a deep stack.
 *
 * <p>What it does not know it throws, as it comes: an error in the compiler must not end a scan,
 * but only callers know what to do instead.
 */
public final class SpoonFrontEnd {
  private final TypeSource types;

  /**
   * @param types all that the files themselves do not declare; types of theirs in it do no harm
   */
  public SpoonFrontEnd(TypeSource types) {
    this.types = types;
  }

  /**
   * A file in the intermediate representation, or null when the compiler finds its syntax wrong.
   */
  public @Nullable SourceFile read(String path, String text) {
    for (CompilationUnitDeclaration unit : compile(List.of(new SourceInput(path, text)))) {
      if (!unit.compilationResult.hasSyntaxError) {
        return FileLowering.lower(path, text, unit).file();
      }
    }
    return null;
  }

  /**
   * Finds out what the names in files mean, with the files known to each other.
   *
   * @param files by path, as some front end has read them
   * @return what is known, by path; a file whose syntax the compiler does not accept is left out
   */
  public Map<String, Knowledge> attribute(List<SourceInput> texts, Map<String, SourceFile> files) {
    Map<String, String> textOf = new HashMap<>();
    texts.forEach(input -> textOf.put(input.path(), input.text()));
    Map<String, Knowledge> known = new HashMap<>();
    for (CompilationUnitDeclaration unit : compile(texts)) {
      String path = new String(unit.getFileName());
      SourceFile file = files.get(path);
      String text = textOf.get(path);
      if (file != null && text != null && !unit.compilationResult.hasSyntaxError) {
        known.put(path, knowledge(file, FileLowering.lower(path, text, unit)));
      }
    }
    return known;
  }

  private CompilationUnitDeclaration[] compile(List<SourceInput> texts) {
    return Compiler.compile(texts, new KnownTypes(types));
  }

  private Knowledge knowledge(SourceFile file, FileLowering.Lowered lowered) {
    Lowering how = lowered.how();
    TypeRefs refs = new TypeRefs(how.declarations.names());
    Meanings meanings = new Meanings(types, refs);
    Alignment alignment = Alignment.of(file, lowered.file());
    Map<Body, Knowledge.OfBody> bodies = new IdentityHashMap<>();
    alignment
        .bodies()
        .forEach((theirs, ours) -> bodies.put(theirs, knowledge(ours, how, meanings)));
    Map<Local, TypeRef> locals = new IdentityHashMap<>();
    alignment
        .locals()
        .forEach(
            (theirs, ours) -> {
              var declaration = how.locals().get(ours);
              if (declaration != null && declaration.binding != null) {
                locals.put(theirs, refs.of(declaration.binding.type));
              }
            });
    return new Knowledge(bodies, locals);
  }

  private static Knowledge.OfBody knowledge(Body body, Lowering how, Meanings meanings) {
    List<@Nullable ASTNode> origins = how.origins().getOrDefault(body, List.of());
    @Nullable TypeRef[] types = new TypeRef[body.size()];
    @Nullable Target[] targets = new Target[body.size()];
    for (int id = 0; id < origins.size(); id++) {
      types[id] = meanings.typeOf(body.node(id), origins.get(id));
      targets[id] = meanings.targetOf(body.node(id), origins.get(id));
    }
    return new Knowledge.OfBody(types, targets);
  }
}
